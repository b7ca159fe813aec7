import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { visibleSegments } from '../ui/visible-characters.ts';
import { VisibleText } from '../ui/visible-text.tsx';

/** Edits one proposed value: a list where the field has one, lines for messages, else a single line. */
export const ChangeEditor = ({
  label,
  kind,
  value,
  options,
  onChange,
}: {
  label: string;
  kind: 'set-field' | 'reply' | 'note';
  value: string;
  options: readonly string[] | null;
  onChange: (value: string) => void;
}) => {
  if (options && options.length > 0) {
    const known = options.includes(value) ? options : [value, ...options];
    return (
      <Choice
        label={label}
        labelHidden
        value={value}
        options={known.map(option => ({ value: option, title: option }))}
        onChange={onChange}
      />
    );
  }
  const limits = kind === 'set-field' ? { maxLength: 4000 } : { maxLength: 20_000, lines: 5 };
  return (
    <>
      <TextField label={label} labelHidden value={value} onChange={onChange} {...limits} />
      <Unseen text={value} />
    </>
  );
};

/** An input cannot show what draws nothing, so the marked text stands below it. */
const Unseen = ({ text }: { text: string }) =>
  visibleSegments(text).some(segment => segment.kind !== 'text') && (
    <p className="quiet">
      As it really is: <VisibleText text={text} />
    </p>
  );
