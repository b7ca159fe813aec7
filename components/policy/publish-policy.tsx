import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Hands in a policy document. A bad one is refused with the places that are wrong, and the text stays. */
export const PublishPolicy = ({
  refused,
  sending,
  problem,
  onPublish,
}: {
  /** Why this person cannot publish. */
  refused: string | null;
  sending: boolean;
  problem: { message: string; details: readonly string[] } | null;
  onPublish: (yaml: string) => void;
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
        hint="It becomes a new version, which can never be changed. What is not granted in it is denied."
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
      <Button look="primary" onPress={() => onPublish(yaml)} refused={why}>
        Check and publish
      </Button>
    </div>
  );
};
