import './field.css';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Icon } from './icon.tsx';

export const Checkbox = ({
  checked,
  onChange,
  disabled = false,
  describedBy,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  describedBy?: string;
  children: ReactNode;
}) => (
  <AriaCheckbox
    className="checkbox"
    isSelected={checked}
    onChange={onChange}
    isDisabled={disabled}
    aria-describedby={describedBy}
  >
    <span className="checkbox-box" aria-hidden="true">
      {checked && <Icon name="check" size={12} />}
    </span>
    <span>{children}</span>
  </AriaCheckbox>
);
