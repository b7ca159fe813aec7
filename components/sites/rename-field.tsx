import { useState } from 'react';
import { idFrom } from '../policy/document/free-id.ts';
import { keysAt, titleAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { renameField } from './change-field.ts';
import { definitionPath, recordOf } from './map-field.ts';

const form = /^[a-z0-9][a-z0-9_-]{0,63}$/;

const idProblem = (id: string, taken: readonly string[]): string | null => {
  if (taken.includes(id)) return 'This id is taken.';
  return form.test(id) ? null : 'Use lower-case letters, digits, - and _.';
};

/** Gives a field another id. Only while it is new in this draft: later, others refer to it. */
export const RenameField = ({ site, field }: { site: string; field: string }) => {
  const { document, onEdit } = usePolicyWriting();
  const definition = definitionPath(document, site, field);
  const [typed, setTyped] = useState<string | null>(null);
  const id = typed ?? (idFrom(titleAt(document, definition)) || field);
  const record = recordOf(document, site);
  const others = keysAt(document, ['records', record, 'fields']).filter(other => other !== field);
  const unchanged = id === field ? 'It has this id.' : null;
  return (
    <div className="policy-line policy-line-end">
      <TextField label="Id in the policy" value={id} onChange={setTyped} maxLength={64} monospace />
      <Button
        refused={unchanged ?? idProblem(id, others)}
        onPress={() => onEdit(renameField(document, record, field, id))}
      >
        Change the id
      </Button>
    </div>
  );
};
