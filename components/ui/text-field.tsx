import './field.css';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

interface TextFieldProps {
  label: string;
  /** The label is read aloud but not shown, where the layout already says it. */
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** More than one line makes it a text area that grows with its text. */
  lines?: number;
  hint?: string;
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
  </AriaTextField>
);
