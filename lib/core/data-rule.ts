import { fold } from './fold.ts';
import type { FieldDefinition } from './policy.ts';

type FieldType = FieldDefinition['type'];

const plain = (text: string): string => fold(text).text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The single values of a field: tags come with commas, semicolons or bars between them, or one to a line. */
export const listItems = (type: FieldType, value: string): string[] =>
  value
    .split(type === 'list' ? /[\n,;|]/ : /\n/)
    .map(plain)
    .filter(item => item !== '');

/** Whether an owner's value is one of those that a rule names; of a list, whether any of its items is. */
export const isOneOf = (type: FieldType, names: readonly string[], value: string | null): boolean => {
  const given = new Set([plain(value ?? ''), ...listItems(type, value ?? '')]);
  return names.some(name => given.has(plain(name)));
};
