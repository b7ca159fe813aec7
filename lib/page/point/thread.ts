import { selectorProblem } from '../../core/selector.ts';
import { outermost } from '../conversation.ts';
import { localName, parentNode, selectAll, textContent } from '../native.ts';
import { childrenOf, drawnParent, isElement } from '../tree.ts';
import { isMoment } from './dates.ts';
import { namingsOf, type OfRecord, rootOf } from './names.ts';
import { wayInto } from './selectors.ts';

/** Elements that repeat as messages do, and the selector of all of them. */
export interface Thread {
  item: string;
  items: Element[];
  why: string;
  /** Whether only tags and places tell the messages. */
  isByPlace: boolean;
}

interface Kind {
  css: string;
  worth: number;
  why: string;
  isByPlace: boolean;
}

const mostItems = 2_000;
const rolesOfLists = ['log', 'feed', 'list'];

/** Ways to name an element together with its likes: never by what only one of them has. */
const kindsOf = (element: Element, isOfRecord: OfRecord): Kind[] => {
  const parent = parentNode(element);
  const own = namingsOf(element, isOfRecord)
    .filter(({ strategy, worth }) => strategy !== 'id' && worth >= 40)
    .map(({ css, worth, words }) => ({
      css,
      // An attribute whose value differs from message to message rather tells what sort of message it is.
      worth: css.includes('=') || css.startsWith('.') ? worth + 20 : worth,
      why: `Messages have the ${words}.`,
      isByPlace: false,
    }));
  if (!isElement(parent)) return own;
  const tag = CSS.escape(localName(element));
  const around = [
    ...namingsOf(parent, isOfRecord).map(({ css, words }) => ({ css, words })),
    ...rolesOfLists.map(role => ({ css: `[role="${role}"]`, words: `role “${role}”` })),
  ];
  const byPlace = around.map(({ css, words }) => ({
    css: `${css} > ${tag}`,
    worth: 20,
    why: `Messages are what lies right inside ${words}.`,
    isByPlace: true,
  }));
  return [...own, ...byPlace];
};

const says = (element: Element): boolean => /\S/.test(textContent(element) ?? '');

/** The brothers of an element that could be messages like it. */
const likes = (element: Element): Element[] => {
  const parent = parentNode(element);
  const all = parent ? childrenOf(parent).filter(isElement) : [];
  return all.filter(one => localName(one) === localName(element) && says(one));
};

/** The thread of which this element is one message, if its page repeats such elements. */
const threadOf = (element: Element, isOfRecord: OfRecord, least: number): Thread | null => {
  const brothers = likes(element);
  const way = wayInto(rootOf(element), isOfRecord);
  if (way === null) return null;
  const threads = kindsOf(element, isOfRecord).flatMap(kind => {
    const items = outermost(rootOf(element) as Document, kind.css).slice(0, mostItems);
    if (items.length < least || !items.includes(element) || selectorProblem(way + kind.css)) return [];
    // Tags alone also match what is no message; a name that leaves brothers out names one sort of message only.
    const covered = brothers.filter(one => items.includes(one)).length / Math.max(1, brothers.length);
    return [{ ...kind, items, score: covered * 100 + kind.worth / 10 }];
  });
  const [best] = threads.sort((one, other) => other.score - one.score);
  return best ? { item: way + best.css, items: best.items, why: best.why, isByPlace: best.isByPlace } : null;
};

/** Whether an element says when something was, in a part of its own. */
const tellsTime = (element: Element): boolean =>
  selectAll(element, 'time, [datetime]').length > 0 ||
  selectAll(element, '*')
    .slice(0, 400)
    .some(
      part =>
        childrenOf(part).every(child => !isElement(child)) && isMoment((textContent(part) ?? '').trim()),
    );

const mostLevels = 14;

const around = (element: Element): Element[] => {
  const all: Element[] = [];
  for (let at: Element | null = element; at && all.length < mostLevels; at = drawnParent(at))
    if (!/^(html|body)$/.test(localName(at))) all.push(at);
  return all;
};

/**
 * The threads that an element may be a message of, from the inside out, and the likeliest of them: the first one whose
 * messages tell their time. Where nothing repeats, an element that is called a message counts as a thread of one.
 */
export const threadsAround = (
  element: Element,
  isOfRecord: OfRecord,
): { threads: Thread[]; likeliest: number } => {
  const levels = around(element);
  const repeated = levels.flatMap(level => {
    const thread = threadOf(level, isOfRecord, 2);
    return thread ? [{ level, thread }] : [];
  });
  if (repeated.length > 0) {
    const timed = repeated.findIndex(({ level }) => tellsTime(level));
    const named = repeated.findIndex(({ thread }) => !thread.isByPlace);
    return {
      threads: repeated.map(({ thread }) => thread),
      likeliest: Math.max(0, timed >= 0 ? timed : named),
    };
  }
  const single = levels.flatMap(level => threadOf(level, isOfRecord, 1) ?? []);
  const called = single.findIndex(({ item }) =>
    /message|comment|entry|post|reply|note|article|event/i.test(item),
  );
  return { threads: single, likeliest: Math.max(0, called) };
};
