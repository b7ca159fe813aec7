import type { PlannedLocator } from '../core/plan.ts';
import { controlValue, isClosedControl, isControl } from './control.ts';
import type { Spot } from './label.ts';
import type { LabelIndex } from './label-index.ts';
import { attribute } from './native.ts';
import { valueByPattern } from './plan-pattern.ts';
import { selectByPlan } from './select.ts';
import type { Onlooker } from './sight.ts';
import { type Taken, visibleText } from './visible-text.ts';

/** A value as it stands on the page, unmasked, and where. It never leaves the content script like this. */
export interface Found extends Taken {
  element: Element;
}

/** A part of the page as it is looked at now. */
export interface Scene {
  root: Document | Element;
  onlooker: Onlooker;
  labels: LabelIndex | null;
  /** Elements in which nothing is looked for: they hold strangers' text, and an element there could pose as a field. */
  skips: (element: Element) => boolean;
}

/** More matches than this are no answer, however few of them are visible. */
const mostSpots = 200;
const mostCharacters = 20_500;

const spotsOf = (scene: Scene, locator: PlannedLocator): Spot[] => {
  if (locator.css !== undefined) return selectByPlan(scene.root, locator.css).map(element => ({ element }));
  return (locator.label ?? []).flatMap(label => scene.labels?.spots(label) ?? []);
};

const plain = (text: string): Taken => ({
  text: text.trim(),
  hidden: false,
  truncated: text.length > mostCharacters,
});
const unseen: Taken = { text: '', hidden: true, truncated: false };

const takeText = (scene: Scene, spot: Spot): Taken => {
  if (spot.text === undefined) return visibleText(scene.onlooker, spot.element, mostCharacters);
  if (!scene.onlooker.seesText(spot.text)) return unseen;
  return plain(spot.text.data.slice(spot.from ?? 0).replace(/[\s\u00a0]+/g, ' '));
};

const take = (scene: Scene, spot: Spot, read: PlannedLocator['read']): Taken | null => {
  const { element } = spot;
  if (isClosedControl(element)) return null;
  if (typeof read === 'object' || isControl(element)) {
    const value = typeof read === 'object' ? attribute(element, read.attribute) : controlValue(element);
    if (value === null) return null;
    return scene.onlooker.seesBox(element) ? plain(value) : unseen;
  }
  return read === 'value' ? null : takeText(scene, spot);
};

const narrowed = (taken: Taken, source: string | undefined): Taken => {
  if (source === undefined) return taken;
  return { ...taken, text: valueByPattern(source, taken.text).trim() };
};

/**
 * The one value that a locator finds. Nothing when there is none that a person can see, and nothing when there are
 * several: which one is meant is never guessed. `hidden` tells that there was one which cannot be seen.
 */
export const locate = (scene: Scene, locator: PlannedLocator): { found: Found | null; hidden: boolean } => {
  const spots = spotsOf(scene, locator).filter(spot => !scene.skips(spot.element));
  if (spots.length > mostSpots) return { found: null, hidden: false };
  let found: Found | null = null;
  let hidden = false;
  for (const spot of spots) {
    const taken = take(scene, spot, locator.read);
    if (taken === null) continue;
    const value = narrowed(taken, locator.pattern);
    hidden ||= taken.hidden;
    if (value.text === '') continue;
    if (found !== null) return { found: null, hidden };
    found = { ...value, element: spot.element };
  }
  return { found, hidden: found?.hidden ?? hidden };
};

/** The answer of the first locator that has one, with its place in the list. */
export const locateFirst = (
  scene: Scene,
  locators: PlannedLocator[],
): { found: Found | null; locator?: number; hidden: boolean } => {
  let hidden = false;
  for (const [index, locator] of locators.entries()) {
    const answer = locate(scene, locator);
    if (answer.found) return { ...answer, locator: index };
    hidden ||= answer.hidden;
  }
  return { found: null, hidden };
};
