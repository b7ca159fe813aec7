import type { FieldPlan, PlannedField } from '../../core/plan.ts';
import type { LocatorState } from '../../core/pointing.ts';
import { locate, locateFirst, type Scene } from '../locate.ts';
import { sceneOf } from '../look.ts';
import { selectByPlan } from '../select.ts';

const stateOf = (
  scene: Scene,
  locator: PlannedField['locators'][number],
  value: string | undefined,
): LocatorState => {
  const { found } = locate(scene, locator);
  if (found) return found.text === value ? 'same' : 'other';
  const places = locator.css === undefined ? [] : selectByPlan(scene.root, locator.css);
  return places.length > 1 ? 'several' : 'nothing';
};

/** How each locator of each field does on this page, beside the value that the field has by them. */
export const locatorStates = (
  document: Document,
  plan: FieldPlan,
): { id: string; states: LocatorState[] }[] => {
  const { scene } = sceneOf(document, plan);
  return plan.fields.map(({ id, locators }) => {
    const value = locateFirst(scene, locators).found?.text;
    return { id, states: locators.map(locator => stateOf(scene, locator, value)) };
  });
};
