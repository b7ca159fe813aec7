import './field.css';
import { useId } from 'react';
import { Icon } from './icon.tsx';

/** One of a few known values. The browser's own select: it opens outside a narrow panel and works on every system. */
export const Choice = ({
  label,
  labelHidden = false,
  value,
  options,
  onChange,
  disabled = false,
  problem = null,
}: {
  label: string;
  labelHidden?: boolean;
  value: string;
  options: readonly { value: string; title: string }[];
  onChange: (value: string) => void;
  disabled?: boolean;
  /** What is wrong with the value, shown with it. */
  problem?: string | null;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        disabled={disabled}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={event => onChange(event.target.value)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
      {problem !== null && (
        <span id={`${id}-problem`} className="field-problem">
          <Icon name="warning" size={12} /> {problem}
        </span>
      )}
    </div>
  );
};
