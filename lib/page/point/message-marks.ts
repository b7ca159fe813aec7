import type { ProposedMark } from '../../core/pointing.ts';
import { selectorProblem } from '../../core/selector.ts';
import { liesIn } from '../conversation.ts';
import { attribute, selectAll, textContent } from '../native.ts';
import { under } from '../select.ts';
import { drawnParent } from '../tree.ts';
import { having, type OfRecord } from './names.ts';
import { stabilityOf } from './stable-name.ts';
import { attributeNames } from './target.ts';

/** Whole words: a class such as `notebook` or `staff-reply` says nothing about internal notes. */
const wholeWord = (words: string): RegExp => new RegExp(`-(${words})-`);
const internalWords = wholeWord(
  'internal|intern|private|privat|priv|notes?|memo|whisper|not-public|hidden-from',
);
const customerWords = wholeWord(
  'customers?|visitor|requester|end-user|client|inbound|incoming|external|contact|consumer|kunde',
);
const notCustomerWords = wholeWord('agents?|staff|team|operator|admin|outbound|outgoing|support');
/** What is for customers, or kept from them, is not by them. */
const aboutCustomerWords = wholeWord('not|non|no|for|to|about|visible|hidden');

const meaningOf = (name: string): ProposedMark['meaning'] => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const joined = `-${words.join('-')}-`;
  if (notCustomerWords.test(joined)) return null;
  if (internalWords.test(joined)) return 'internal';
  return customerWords.test(joined) && !aboutCustomerWords.test(joined) ? 'from-customer' : null;
};

const mostItems = 200;
const mostInside = 80;
const plainValue = /^[\w-]{1,40}$/;

/** All that could mark a message at one of its elements: classes, and attributes with plain values. */
const marksAt = (element: Element): string[] => {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/).filter(name => stabilityOf(name) > 0);
  const data = attributeNames(element)
    .filter(name => name.startsWith('data-') && stabilityOf(name) > 0)
    .map(name => [name, attribute(element, name) ?? ''] as const)
    .filter(([, value]) => value === '' || (plainValue.test(value) && stabilityOf(value) > 0));
  return [
    ...classes.map(name => `.${CSS.escape(name)}`),
    ...data.map(([name, value]) => having(name, value)),
  ];
};

const marksOf = (item: Element, body: string): Set<string> => {
  const isInBody = liesIn(under(item, body).filter(element => element !== item));
  const inside = selectAll(item, '*')
    .slice(0, mostInside)
    .filter(element => !isInBody(element) && drawnParent(element) !== null);
  return new Set([item, ...inside].flatMap(marksAt));
};

/** What some of the messages have and others have not, with what its name speaks for; the telling ones first. */
export const messageMarks = (
  all: Element[],
  body: string,
  isOfRecord: OfRecord,
  show: (text: string) => string,
): ProposedMark[] => {
  const items = all.slice(0, mostItems);
  const marked = new Map<string, number[]>();
  for (const [at, item] of items.entries())
    for (const mark of marksOf(item, body)) marked.set(mark, [...(marked.get(mark) ?? []), at]);
  const seen = new Set<string>();
  const textAt = (at: number | undefined): string =>
    at === undefined
      ? ''
      : show((textContent(items[at] as Element) ?? '').replace(/\s+/g, ' ').trim().slice(0, 100));
  return [...marked]
    .filter(([mark, ats]) => ats.length < items.length && !isOfRecord(mark) && selectorProblem(mark) === null)
    .map(([mark, ats]) => ({ mark, ats, meaning: meaningOf(mark) }))
    .sort((one, other) => Number(other.meaning !== null) - Number(one.meaning !== null))
    .filter(({ ats, meaning }) => {
      const key = `${meaning} ${ats.join()}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .slice(0, 12)
    .map(({ mark, ats, meaning }) => ({
      mark,
      meaning,
      count: ats.length,
      example: textAt(ats[0]),
      counterexample: textAt(items.findIndex((_, at) => !ats.includes(at))),
      why: `${ats.length} of ${items.length} messages have ${mark.slice(0, 80)}.`,
    }));
};
