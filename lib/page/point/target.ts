import type { PlannedLocator } from '../../core/plan.ts';
import { isClosedControl, isControl } from '../control.ts';
import type { Spot } from '../label.ts';
import { type Scene, take } from '../locate.ts';
import { attribute, closest, localName, native, parentNode, textContent } from '../native.ts';
import { childrenOf, drawnParent, isElement, isText } from '../tree.ts';
import { canBeLabel } from './label-form.ts';

const allAttributeNames = native('getAttributeNames');
/** The policy takes no longer one in a locator. */
const longestAttribute = 60;

export const attributeNames = (element: Element): string[] =>
  allAttributeNames(element).filter(name => name.length <= longestAttribute);

/** Something a person can mean by pointing: an element, or loose text in one, and how the reader takes its value. */
export interface Target {
  spot: Spot;
  read: PlannedLocator['read'];
  /** Unmasked; it stays in the page. */
  value: string;
  hidden: boolean;
}

/** Attributes that hold a value which is drawn as a sign or a picture; those in words of one language come last. */
const plainValues = ['datetime', 'data-value', 'value', 'content'];
const wordedValues = ['data-label', 'alt', 'title', 'aria-label'];
/** These name an element, or serve its looks. */
const noValues =
  /^data-(test|qa|cy|e2e|automation|hook|field|name|key|prop|attr|col|item|slot|component|target|id|type|icon|svg|v-|react|bs-|toggle|index|state|theme|i18n)/;

const readsOf = (element: Element): PlannedLocator['read'][] => {
  if (isControl(element)) return ['value'];
  const names = attributeNames(element);
  const own = names.filter(name => name.startsWith('data-') && !noValues.test(name));
  const ofValue = [...plainValues, ...own, ...wordedValues].filter(name => names.includes(name));
  const attributes = [...new Set(ofValue)].map(name => ({ attribute: name }));
  // A time is written for people as "3 hours ago".
  return localName(element) === 'time' && ofValue[0] === 'datetime'
    ? attributes.slice(0, 1)
    : ['text', ...attributes];
};

/** The value at a place, as the reader would take it; the value is empty when there is none that can be seen. */
export const targetAt = (scene: Scene, spot: Spot): Target => {
  let hidden = false;
  for (const read of readsOf(spot.element)) {
    const taken = take(scene, spot, read);
    hidden ||= taken.hidden;
    if (taken.text.trim() !== '') return { spot, read, value: taken.text.trim(), hidden: taken.hidden };
  }
  return { spot, read: 'text', value: '', hidden };
};

const saysTheSame = (one: Node, other: Node): boolean =>
  (textContent(one) ?? '').trim() === (textContent(other) ?? '').trim();

/** The elements that hold exactly this and nothing else: pointing at one means any of them. */
export const equivalents = ({ element, text }: Spot): Element[] => {
  if (text !== undefined || isControl(element)) return [element];
  const all = [element];
  let parent = parentNode(element);
  while (isElement(parent) && all.length < 4 && saysTheSame(parent, element)) {
    all.push(parent);
    parent = parentNode(parent);
  }
  const [only, ...others] = childrenOf(element).filter(isElement);
  if (only && others.length === 0 && saysTheSame(only, element)) all.push(only);
  return all;
};

/** The element that is meant where the pointer stands: not a stroke of a picture, and not a choice of a list. */
export const meantBy = (element: Element): Element => {
  const whole = closest(element, 'svg') ?? closest(element, 'select') ?? element;
  if (localName(whole) !== 'svg' || readsOf(whole).length > 1) return whole;
  return drawnParent(whole) ?? whole;
};

const beginning = /^\s*([^:：\n]{1,60})[:：]\s*(?=\S)/;

/**
 * The place that is meant by an element, or by a loose text in one. Of a text such as "Status: Open" what follows the
 * label is meant, except in headings, which are written by people.
 */
export const spotIn = (element: Element, text?: Text): Spot => {
  const [only, ...others] = childrenOf(element);
  const single =
    only && others.length === 0 && isText(only) && !/^h\d$/.test(localName(element)) ? only : undefined;
  const said = text ?? single;
  const [before = '', words = ''] = (said && beginning.exec(said.data)) ?? [];
  if (said && canBeLabel(words.trim())) return { element, text: said, from: before.length };
  return text ? { element, text, from: 0 } : { element };
};

const frames = /^(iframe|frame|object|embed|fencedframe)$/;

/** Why nothing can be read at an element, if that is so whatever it shows. */
export const closedReason = (element: Element): 'in-frame' | 'closed' | 'never-read' | null => {
  if (frames.test(localName(element))) return 'in-frame';
  if (isClosedControl(element)) return 'never-read';
  const isPicture = /^(canvas|svg|img|video)$/.test(localName(element));
  const isEmptyHost = localName(element).includes('-') && !/\S/.test(textContent(element) ?? '');
  return (isPicture || isEmptyHost) && !attribute(element, 'alt') ? 'closed' : null;
};
