import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Hands in a policy document as a draft. Text that is no document is refused with the places that are wrong, and stays. */
export const ImportPolicy = ({
  refused,
  sending,
  problem,
  onImport,
}: {
  /** Why this person cannot import. */
  refused: string | null;
  sending: boolean;
  problem: { message: string; details: readonly string[] } | null;
  onImport: (yaml: string) => void;
}) => {
  const [yaml, setYaml] = useState('');
  const why =
    refused ?? (sending ? 'Checking…' : yaml.trim() === '' ? 'Paste a policy document first.' : null);
  return (
    <div className="stack">
      <TextField
        label="Policy document (YAML)"
        value={yaml}
        onChange={setYaml}
        lines={16}
        maxLength={1_000_000}
        monospace
        disabled={refused !== null}
        hint="It becomes a draft. Another person reviews it before it can be published. What is not granted in it is denied."
      />
      {problem && (
        <Notice tone="bad" live title={problem.message}>
          <ul>
            {problem.details.map(detail => (
              <li key={detail}>
                <code>{detail}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Button look="primary" onPress={() => onImport(yaml)} refused={why}>
        Keep as a draft
      </Button>
    </div>
  );
};
