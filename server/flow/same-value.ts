import { listItems } from '../../lib/core/data-rule.ts';
import type { FieldDefinition } from '../../lib/core/policy.ts';
import { datesIn } from './grounding/dates.ts';
import { numbersIn } from './grounding/numbers.ts';

const collapsed = (value: string): string =>
  value.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

const overlaps = (a: readonly string[], b: readonly string[]): boolean => a.some(each => b.includes(each));

/** Tags have no order. */
const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.every(item => b.includes(item)) && b.every(item => a.includes(item));

/**
 * Whether the page's form of a value and its owner's say the same: `49,00 €` and `49.00 EUR`, `3 March 2026` and
 * `2026-03-03`. A page value with a masked part cannot be compared and counts as the same.
 */
export const sameValue = (type: FieldDefinition['type'], page: string, owner: string): boolean => {
  if (/\[[\p{L}\p{N} -]{1,30} \d{1,3}\]/u.test(page) || collapsed(page) === collapsed(owner)) return true;
  switch (type) {
    case 'number':
    case 'money':
      return overlaps(numbersIn(page).flat(), numbersIn(owner).flat());
    case 'date':
      return overlaps(datesIn(page).map(String), datesIn(owner).map(String));
    case 'list':
      return sameItems(listItems(type, page), listItems(type, owner));
    case 'phone':
      return page.replace(/\D/g, '') === owner.replace(/\D/g, '');
    default:
      return false;
  }
};
