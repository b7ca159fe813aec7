import { findByPattern } from '../core/pattern.ts';
import type { PlannedLocator } from '../core/plan.ts';
import { controlValue, isClosedControl, isControl } from './control.ts';
import { labelKey, mostSpots, type Spot } from './label.ts';
import { attribute, selectAll } from './native.ts';
import { selectByPlan } from './select.ts';
import type { Onlooker } from './sight.ts';
import { type Taken, visibleText } from './visible-text.ts';

/** A value as it stands on the page, unmasked, and where. It never leaves the content script like this. */
interface Found extends Taken {
  element: Element;
}

/** A part of the page as it is looked at now. */
export interface Scene {
  root: Document | Element;
  onlooker: Onlooker;
  labels?: Map<string, Spot[]>;
  /** Elements in which nothing is looked for: they hold strangers' text, and an element there could pose as a field. */
  skips: (element: Element) => boolean;
}

/** The answer to a locator. `hidden` tells that something was there which cannot be seen. */
export interface Answer {
  found: Found | null;
  /** Which locator of a list answered. */
  locator?: number;
  hidden: boolean;
}

const spotsOf = ({ root, labels }: Scene, { css, label = [] }: PlannedLocator): Spot[] =>
  css === undefined
    ? label.flatMap(words => labels?.get(labelKey(words)) ?? [])
    : selectByPlan(root, css).map(element => ({ element }));

const plain = (text: string, hidden = false): Taken => ({ text, hidden, truncated: false });
const unseen = plain('', true);

/** The element itself, or for a control's value the one control in it: a label often points at the box around it. */
const controlAt = (element: Element, read: PlannedLocator['read']): Element => {
  const [control = element, ...others] =
    read === 'value' ? selectAll(element, 'input, select, textarea') : [];
  return others.length > 0 ? element : control;
};

/** What a locator of this kind takes from a place. */
export const take = (
  { onlooker }: Scene,
  { element: place, text, from }: Spot,
  read: PlannedLocator['read'],
): Taken => {
  const element = controlAt(place, read);
  if (isClosedControl(element)) return plain('');
  if (typeof read === 'object' || isControl(element)) {
    const value = typeof read === 'object' ? attribute(element, read.attribute) : controlValue(element);
    return onlooker.seesBox(element) ? plain(value ?? '') : unseen;
  }
  if (read === 'value') return plain('');
  if (text === undefined) return visibleText(onlooker, element);
  return onlooker.seesText(text) ? plain(text.data.slice(from).replace(/\s+/g, ' ')) : unseen;
};

/**
 * The one value that a locator finds. Nothing when there is none that a person can see, and nothing when there are
 * several: which one is meant is never guessed.
 */
export const locate = (scene: Scene, locator: PlannedLocator): Answer => {
  const spots = spotsOf(scene, locator).filter(({ element }) => !scene.skips(element));
  const all = spots.slice(0, mostSpots).map(spot => {
    const taken = take(scene, spot, locator.read);
    const text = locator.pattern === undefined ? taken.text : findByPattern(locator.pattern, taken.text);
    return { ...taken, text: text.trim(), element: spot.element };
  });
  const [found = null, ...more] = all.filter(({ text }) => text !== '');
  if (found && more.length === 0 && spots.length <= mostSpots) return { found, hidden: found.hidden };
  return { found: null, hidden: all.some(({ hidden }) => hidden) };
};

/** The answer of the first locator that has one. */
export const locateFirst = (scene: Scene, locators: PlannedLocator[]): Answer => {
  let hidden = false;
  for (const [index, locator] of locators.entries()) {
    const answer = locate(scene, locator);
    if (answer.found) return { ...answer, locator: index };
    hidden ||= answer.hidden;
  }
  return { found: null, hidden };
};
