import type { Json } from '../../../lib/core/canonical.ts';
import { Fault } from '../../../lib/core/fault.ts';
import type { FieldPlace, RequestTrackerConfig } from './config.ts';
import type { Ticket, Transaction } from './rest.ts';

/** Where the configuration says a field is found. Throws a Fault when it does not say. */
export const placeOf = ({ fields, title }: RequestTrackerConfig, field: string): FieldPlace => {
  const place = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!place) throw new Fault('upstream-refused', `${title} has no place for the field “${field}”.`);
  return place;
};

const customFieldOf = (ticket: Ticket, name: string) => {
  const field = ticket.customFields.get(name);
  // Absent means that it does not exist or may not be seen. "Empty" would be a guess.
  if (!field) throw new Fault('upstream-refused', `The service account cannot see the field “${name}”.`);
  return field;
};

const fieldValues = (ticket: Ticket, name: string): string[] =>
  customFieldOf(ticket, name).values.filter(value => typeof value === 'string' && value !== '') as string[];

/** A field's value, or null where the ticket has none. Several values of one custom field come one to a line. */
export const fieldValue = (ticket: Ticket, place: FieldPlace): string | null =>
  'core' in place ? ticket.columns[place.core] : fieldValues(ticket, place.customField).join('\n') || null;

/** The body of the PUT that gives a field its value; the empty text takes the value away. */
export const updateOf = (place: FieldPlace, value: string): Json =>
  'core' in place
    ? { [place.core]: value }
    : { CustomFields: { [place.customField]: value === '' ? null : value } };

const writable: Partial<Record<string, { pattern: RegExp; must: string }>> = {
  // Longer subjects are cut off without a word.
  Subject: { pattern: /^[^\r\n]{1,200}$/u, must: 'be one line of at most 200 characters' },
  Status: { pattern: /^[^\r\n]{1,64}$/u, must: 'be the name of a status' },
  // Anything else is stored as 0.
  Priority: { pattern: /^\d{1,9}$/, must: 'be a whole number' },
};

/** What stands against writing this value here, in words; null when it can be tried. */
export const objectionTo = (ticket: Ticket, place: FieldPlace, value: string): string | null => {
  if ('customField' in place) {
    const several = fieldValues(ticket, place.customField).length > 1;
    return several
      ? `“${place.customField}” has several values; this connector changes single ones only.`
      : null;
  }
  const rule = writable[place.core];
  if (!rule) return `${place.core} cannot be written.`;
  return rule.pattern.test(value) ? null : `${place.core} must ${rule.must}.`;
};

/** Whether a transaction is a change of this very field. */
export const changes = (ticket: Ticket, place: FieldPlace, { Type, Field }: Transaction): boolean => {
  if ('customField' in place)
    return Type === 'CustomField' && Field === customFieldOf(ticket, place.customField).id;
  return (Type === 'Set' || Type === 'Status') && Field === place.core;
};
