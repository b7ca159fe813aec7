import { attribute, localName } from './native.ts';

const closedTypes = new Set(['password', 'hidden', 'file']);
const closedPurpose = /^(cc-.*|current-password|new-password|one-time-code)$/;
/** For forms that name no purpose. Words in an input's own name or id. */
const closedNames =
  /passw|card.?(number|no|num)|\b(cc|cvv|cvc|csc)\b|cvv|cvc|security.?code|one.?time.?code/i;
const valueless = new Set(['button', 'submit', 'reset', 'image', 'radio']);

export const isControl = (element: Element): boolean =>
  ['input', 'select', 'textarea'].includes(localName(element));

/** Whether a form control is one that is never read: secrets, payment, and what the page itself hides. */
export const isClosedControl = (element: Element): boolean => {
  if (!isControl(element)) return false;
  if (localName(element) === 'input' && closedTypes.has((element as HTMLInputElement).type)) return true;
  const purposes = (attribute(element, 'autocomplete') ?? '').toLowerCase().split(/\s+/);
  const names = `${attribute(element, 'name') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return purposes.some(purpose => closedPurpose.test(purpose)) || closedNames.test(names);
};

/** The value a person sees in a control: the chosen options' words, yes or no, or what was typed. Null when none. */
export const controlValue = (element: Element): string | null => {
  switch (localName(element)) {
    case 'select':
      return Array.from((element as HTMLSelectElement).selectedOptions, option => option.label).join(', ');
    case 'textarea':
      return (element as HTMLTextAreaElement).value;
    default: {
      const input = element as HTMLInputElement;
      if (input.type === 'checkbox') return input.checked ? 'yes' : 'no';
      return valueless.has(input.type) ? null : input.value;
    }
  }
};
