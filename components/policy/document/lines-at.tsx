import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { listAt, type Path, sameJson } from './policy-document.ts';
import { problemAt, usePolicyWriting } from './policy-writing.tsx';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** A list of texts, one in each line. Empty lines are there while one writes, and never in the document. */
export const LinesAt = ({ path, label }: { path: Path; label: string }) => {
  const { document, problems, refused, onEdit } = usePolicyWriting();
  const lines = listAt(document, path).map(String);
  const [typed, setTyped] = useState('');
  const text = sameJson(linesOf(typed), lines) ? typed : lines.join('\n');
  return (
    <div data-place={JSON.stringify(path)} className="policy-control">
      <TextField
        label={label}
        lines={2}
        value={text}
        onChange={next => {
          setTyped(next);
          onEdit([{ path: [...path], value: linesOf(next) }], true);
        }}
        disabled={refused !== null}
        problem={problemAt(problems, path)}
      />
    </div>
  );
};
