import { attribute, localName } from './native.ts';

const closedTypes = /^(password|hidden|file)$/;
const closedPurposes = /\b(cc-|(current|new)-password|one-time-code)/i;
/** For forms that name no purpose. Words in an input's own name or id. */
const closedNames = /passw|card.?n|cc.?(num|exp|csc)|cvv|cvc|(security|one.?time).?code/i;

export const isControl = (element: Element): boolean => /^(input|select|textarea)$/.test(localName(element));

/** Whether a form control is one that is never read: secrets, payment, and what the page itself hides. */
export const isClosedControl = (element: Element): boolean =>
  isControl(element) &&
  (closedTypes.test((element as HTMLInputElement).type) ||
    closedPurposes.test(attribute(element, 'autocomplete') ?? '') ||
    closedNames.test(`${attribute(element, 'name')} ${attribute(element, 'id')}`));

/** The value a person sees in a control: the chosen options' words, yes or no, or what was typed; empty when none. */
export const controlValue = (element: Element): string => {
  const { type, value, checked } = element as HTMLInputElement;
  if (localName(element) === 'select') {
    return Array.from((element as HTMLSelectElement).selectedOptions, option => option.label).join(', ');
  }
  if (type === 'checkbox') return checked ? 'yes' : 'no';
  return type === 'radio' ? '' : value;
};
