import type { FieldPlan, PlannedLocator } from '../core/plan.ts';

/** The locators of a plan that look at the page as a whole, in no special order. */
export const locatorsOf = (plan: FieldPlan): PlannedLocator[] => [
  ...plan.recordId.confirm,
  ...plan.fields.flatMap(field => field.locators),
];

export const labelsOf = (plan: FieldPlan): string[] => locatorsOf(plan).flatMap(({ label }) => label ?? []);

export const selectorsOf = (plan: FieldPlan): string[] =>
  [...locatorsOf(plan).map(({ css }) => css), plan.conversation?.item].filter(css => css !== undefined);

export const attributesOf = (plan: FieldPlan): string[] =>
  locatorsOf(plan).flatMap(({ read }) => (typeof read === 'object' ? [read.attribute] : []));
