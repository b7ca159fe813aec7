import type { FieldPlan, PlannedLocator } from '../core/plan.ts';

/** The locators of a plan that look at the page as a whole. */
export const locatorsOf = ({
  recordId,
  fields,
}: Pick<FieldPlan, 'recordId' | 'fields'>): PlannedLocator[] => [
  ...recordId.confirm,
  ...fields.flatMap(({ locators }) => locators),
];
