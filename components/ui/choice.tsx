import './field.css';
import { useId } from 'react';

/** One of a few known values. The browser's own select: it opens outside a narrow panel and works on every system. */
export const Choice = ({
  label,
  labelHidden = false,
  value,
  options,
  onChange,
  disabled = false,
}: {
  label: string;
  labelHidden?: boolean;
  value: string;
  options: readonly { value: string; title: string }[];
  onChange: (value: string) => void;
  disabled?: boolean;
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
        onChange={event => onChange(event.target.value)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
};
