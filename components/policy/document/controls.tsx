import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Path, textAt } from './policy-document.ts';
import { problemAt, usePolicyWriting } from './policy-writing.tsx';

/** Names the place in the document that a control stands for, so that a problem can lead to it. */
const placeOf = (path: Path): string => JSON.stringify(path);

interface ControlProps {
  path: Path;
  label: string;
  labelHidden?: boolean;
}

/** The text at a place of the document. An emptied optional text is taken out of the document. */
export const TextAt = ({
  path,
  label,
  labelHidden,
  hint,
  lines,
  optional = false,
}: ControlProps & { hint?: string; lines?: number; optional?: boolean }) => {
  const { document, problems, refused, onEdit } = usePolicyWriting();
  const set = (text: string) => {
    const edit = { path: [...path] };
    onEdit([optional && text === '' ? { ...edit, remove: true } : { ...edit, value: text }], true);
  };
  return (
    <div data-place={placeOf(path)} className="policy-control">
      <TextField
        label={label}
        labelHidden={labelHidden}
        value={textAt(document, path)}
        onChange={set}
        hint={hint}
        lines={lines}
        disabled={refused !== null}
        problem={problemAt(problems, path)}
      />
    </div>
  );
};

/** The number at a place. What is no number is kept as it was typed, and the check of the policy says so. */
export const NumberAt = ({ path, label, labelHidden }: ControlProps) => {
  const { document, problems, refused, onEdit } = usePolicyWriting();
  const set = (text: string) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    onEdit([{ path: [...path], value: Number.isFinite(number) ? number : text }], true);
  };
  return (
    <div data-place={placeOf(path)} className="policy-control policy-number">
      <TextField
        label={label}
        labelHidden={labelHidden}
        value={textAt(document, path)}
        onChange={set}
        disabled={refused !== null}
        problem={problemAt(problems, path)}
      />
    </div>
  );
};

export interface Option {
  value: string;
  title: string;
}

/** A value the document has and the options lack is shown as it is, so that nothing is changed by looking at it. */
const withPresent = (options: readonly Option[], value: string): readonly Option[] =>
  options.some(option => option.value === value)
    ? options
    : [{ value, title: value === '' ? 'choose…' : `${value} (unknown)` }, ...options];

/** One of a few known values at a place. `numeric` values are stored as numbers. */
export const ChoiceAt = ({
  path,
  label,
  labelHidden,
  options,
  numeric = false,
  alsoEdit = () => [],
}: ControlProps & {
  options: readonly Option[];
  numeric?: boolean;
  /** What else must change with the value, as one step. */
  alsoEdit?: (chosen: string) => readonly PolicyEdit[];
}) => {
  const { document, problems, refused, onEdit } = usePolicyWriting();
  const value = textAt(document, path);
  return (
    <div data-place={placeOf(path)} className="policy-control">
      <Choice
        label={label}
        labelHidden={labelHidden}
        value={value}
        options={withPresent(options, value)}
        onChange={chosen =>
          onEdit([{ path: [...path], value: numeric ? Number(chosen) : chosen }, ...alsoEdit(chosen)])
        }
        disabled={refused !== null}
        problem={problemAt(problems, path)}
      />
    </div>
  );
};

/** What is wrong with a whole part, where no single control is to blame. */
export const ProblemAt = ({ path }: { path: Path }) => {
  const problem = problemAt(usePolicyWriting().problems, path);
  return (
    problem && (
      <div data-place={placeOf(path)} tabIndex={-1}>
        <Notice tone="bad" title={problem} />
      </div>
    )
  );
};
