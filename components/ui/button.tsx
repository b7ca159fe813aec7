import './button.css';
import { type ReactNode, useId } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import { Key } from './key.tsx';

export interface ButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'isDisabled' | 'children'> {
  children: ReactNode;
  /** `primary` is for the next sensible action, at most one in view. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** The key that does the same, shown for the eye; the owner of the view listens for it. */
  shortcut?: string;
  /** Why it cannot be used now. The button is off as long as there is a reason, and the reason is shown. */
  refused?: string | null;
}

export const Button = ({ children, look = 'plain', icon, shortcut, refused, ...rest }: ButtonProps) => {
  const whyId = useId();
  const described = refused ? { 'aria-describedby': whyId } : {};
  return (
    <span className="button-with-reason">
      <AriaButton {...rest} {...described} className={`button button-${look}`} isDisabled={Boolean(refused)}>
        {icon && <Icon name={icon} />}
        <span>{children}</span>
        {shortcut && <Key name={shortcut} />}
      </AriaButton>
      {refused && (
        <span id={whyId} className="quiet">
          {refused}
        </span>
      )}
    </span>
  );
};

/** A button of one icon; the label is read aloud and shown by the browser on hover. */
export const IconButton = ({ icon, label, ...rest }: { icon: IconName; label: string } & AriaButtonProps) => (
  <AriaButton {...rest} className="button button-quiet button-icon" aria-label={label}>
    <Icon name={icon} />
  </AriaButton>
);
