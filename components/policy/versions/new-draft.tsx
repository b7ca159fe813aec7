import '../policy-form.css';
import { type ChangeEvent, useId, useState } from 'react';
import type { BodyOf } from '../../../lib/contract/endpoint.ts';
import type { policiesDraftCreate } from '../../../lib/contract/policy-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type DraftStart = BodyOf<typeof policiesDraftCreate>['start'];

/** Starts a draft: from the version in force, from an earlier one to go back to it, or from a YAML document. */
export const NewDraft = ({
  version,
  refused,
  sending,
  problem,
  onStart,
}: {
  /** The only version to start from, or null where the person chooses. */
  version: number | null;
  /** Why this person cannot start one. */
  refused: string | null;
  sending: boolean;
  problem: { message: string; details: readonly string[] } | null;
  onStart: (reason: string, start: DraftStart) => void;
}) => {
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState<'current' | 'yaml'>('current');
  const [yaml, setYaml] = useState('');
  const start: DraftStart =
    version !== null ? { from: 'version', version } : from === 'yaml' ? { from, yaml } : { from };
  const missing =
    reason.trim().length < 3
      ? 'Say what it is for first.'
      : start.from === 'yaml' && yaml.trim() === ''
        ? 'Choose or paste a document first.'
        : null;
  return (
    <div className="stack">
      <div className="policy-line policy-line-end">
        <TextField
          label="What is the change for?"
          value={reason}
          onChange={setReason}
          maxLength={300}
          disabled={refused !== null}
        />
        {version === null && (
          <Choice
            label="Start from"
            value={from}
            options={[
              { value: 'current', title: 'the version in force' },
              { value: 'yaml', title: 'a YAML document' },
            ]}
            onChange={value => setFrom(value as typeof from)}
            disabled={refused !== null}
          />
        )}
        <Button
          look="primary"
          onPress={() => onStart(reason.trim(), start)}
          refused={refused ?? (sending ? 'Starting…' : missing)}
        >
          {version === null ? 'Start a draft' : `Start a draft from version ${version}`}
        </Button>
      </div>
      {start.from === 'yaml' && <YamlInput yaml={yaml} onYaml={setYaml} />}
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
    </div>
  );
};

const YamlInput = ({ yaml, onYaml }: { yaml: string; onYaml: (yaml: string) => void }) => {
  const id = useId();
  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onYaml(await file.text());
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id} className="field-label">
          A file
        </label>
        <input id={id} type="file" accept=".yaml,.yml" onChange={event => void takeFile(event)} />
      </div>
      <TextField
        label="or the document itself"
        value={yaml}
        onChange={onYaml}
        lines={10}
        maxLength={1_000_000}
        monospace
      />
    </>
  );
};
