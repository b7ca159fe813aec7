import './field.css';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { Icon } from './icon.tsx';

interface TextFieldProps {
  label: string;
  /** The label is read aloud but not shown, where the layout already says it. */
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** More than one line makes it a text area that grows with its text. */
  lines?: number;
  hint?: string;
  /** What is wrong with the value, shown with it. */
  problem?: string | null;
  maxLength?: number;
  placeholder?: string;
  type?: 'text' | 'search' | 'datetime-local';
  disabled?: boolean;
  autoFocus?: boolean;
  monospace?: boolean;
}

export const TextField = (props: TextFieldProps) => (
  <AriaTextField
    className={`field ${props.monospace ? 'field-monospace' : ''}`}
    value={props.value}
    onChange={props.onChange}
    isDisabled={props.disabled}
    isInvalid={Boolean(props.problem)}
    type={props.type ?? 'text'}
    {...(props.maxLength ? { maxLength: props.maxLength } : {})}
    autoFocus={props.autoFocus}
  >
    <Label className={props.labelHidden ? 'visually-hidden' : 'field-label'}>{props.label}</Label>
    {props.lines && props.lines > 1 ? (
      <TextArea
        className="field-input field-area"
        rows={props.lines}
        placeholder={props.placeholder}
        dir="auto"
      />
    ) : (
      <Input className="field-input" placeholder={props.placeholder} dir="auto" />
    )}
    {props.hint && (
      <Text slot="description" className="quiet">
        {props.hint}
      </Text>
    )}
    {props.problem && (
      <Text slot="errorMessage" className="field-problem">
        <Icon name="warning" size={12} /> {props.problem}
      </Text>
    )}
  </AriaTextField>
);
