import type { PlannedField } from '../plan.ts';

/** What the page and the policy call a field: either may say that its value is, for example, a date of birth. */
export const wordsFor = ({ locators, title }: Pick<PlannedField, 'locators' | 'title'>): string =>
  [...locators.flatMap(({ label = [] }) => label), title].join(', ');
