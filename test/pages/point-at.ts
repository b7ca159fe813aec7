import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import type { PointedValue, ProposedLocator } from '../../lib/core/pointing.ts';
import { sceneOf } from '../../lib/page/look.ts';
import { pointedValueAt } from '../../lib/page/point/pointed-value.ts';
import { spotIn } from '../../lib/page/point/target.ts';
import type { Desk } from './desks/desk.ts';
import { elementAt, openDesk } from './desks/open-desk.ts';
import { aField, aFieldPlan } from './plans.ts';

/** What pointing at an element gives. */
export const pointAt = (
  document: Document,
  point: string,
  ids: string[] = [],
  plan = aFieldPlan(),
): PointedValue => {
  const { scene } = sceneOf(document, plan);
  return pointedValueAt(scene, spotIn(elementAt(document, point)), { ids, masks: maskTable });
};

/** What pointing at every field of a desk's record gives, by field id. */
export const pointAtFields = async (desk: Desk, record: 0 | 1): Promise<Record<string, PointedValue>> => {
  const { document } = await openDesk(desk, record);
  const all = Object.entries(desk.fields).map(([id, { point }]) => [
    id,
    pointAt(document, point, [desk.ids[record]]),
  ]);
  return Object.fromEntries(all);
};

export const recommended = ({ locators }: PointedValue): ProposedLocator['locator'][] =>
  locators.filter(one => one.recommended).map(({ locator }) => locator);

/** A plan with these locators for each field, for any of the desks' addresses. */
export const planWith = (fields: Record<string, ProposedLocator['locator'][]>): FieldPlan =>
  aFieldPlan({
    recordId: { path: '/([A-Z-]*\\d+)(?:\\?|$)', confirm: [] },
    fields: Object.entries(fields).map(([id, locators]) => ({ ...aField(id, {}), locators })),
  });
