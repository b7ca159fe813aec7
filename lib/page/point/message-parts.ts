import type { PlannedLocator } from '../../core/plan.ts';
import type { ProposedLocator } from '../../core/pointing.ts';
import { selectorProblem } from '../../core/selector.ts';
import { locate, type Scene } from '../locate.ts';
import { attribute, localName, selectAll, textContent } from '../native.ts';
import { under } from '../select.ts';
import { childrenOf, isElement } from '../tree.ts';
import { isExactMoment, isMoment } from './dates.ts';
import { namingsOf, type OfRecord } from './names.ts';
import { attributeNames } from './target.ts';

/** What every message has: its words, who wrote them, and when. */
type Part = 'body' | 'author' | 'at';
export type MessageParts = Record<Part, ProposedLocator[]>;

interface Guess {
  css: string;
  read: PlannedLocator['read'];
  worth: number;
  why: string;
}

const mostSampled = 12;
const mostInside = 300;
/** A part that fewer messages have is something else. */
const leastShare = 0.8;

const authorWords = /author|sender|from|user|name|\bby\b|who|person|creator|participant|actor|autor/i;
const bodyWords = /body|content|text|message|comment|description|html|say|markdown/i;

const textOf = (element: Element): string => (textContent(element) ?? '').trim();

/** How an element inside a message can be named in all of them. */
const namesIn = (element: Element, isOfRecord: OfRecord): { css: string; words: string; worth: number }[] => {
  const tag = localName(element);
  const own = namingsOf(element, isOfRecord).filter(({ strategy }) => strategy !== 'id');
  const byTag = /^(time|address|cite|blockquote|header|h[2-6]|strong|b|i|em|p|pre)$/.test(tag);
  return [
    ...own.map(({ css, words, worth }) => ({ css, words, worth })),
    ...(byTag ? [{ css: tag, words: `element “${tag}”`, worth: tag === 'time' ? 60 : 30 }] : []),
  ];
};

const isName = (text: string): boolean =>
  text.length > 1 && text.length <= 60 && /\p{L}/u.test(text) && !/\n/.test(text) && !isMoment(text);

const guessesAt = (element: Element, part: Part, whole: number, isOfRecord: OfRecord): Guess[] => {
  const text = textOf(element);
  const names = namesIn(element, isOfRecord);
  const say = (read: Guess['read'], more: number): Guess[] =>
    names.map(({ css, words, worth }) => ({ css, read, worth: worth / 2 + more, why: `By its ${words}.` }));
  if (part === 'at') {
    const exact = attributeNames(element).filter(name => isExactMoment(attribute(element, name) ?? ''));
    return [
      ...exact.flatMap(name => say({ attribute: name }, 50)),
      ...(isMoment(text) ? say('text', 20) : []),
    ];
  }
  if (part === 'author') {
    if (!isName(text)) return [];
    return say('text', 0).map(guess => ({
      ...guess,
      worth: guess.worth + (authorWords.test(guess.css) ? 50 : 5),
    }));
  }
  const share = text.length / Math.max(1, whole);
  return share < 0.3
    ? []
    : say('text', 20 * share).map(guess => ({
        ...guess,
        worth: guess.worth + (bodyWords.test(guess.css) ? 30 : 0),
      }));
};

const holdsAny = (element: Element, parts: Element[]): boolean =>
  parts.some(part => part !== element && selectAll(element, '*').includes(part));

/** What the part of every message must look like. */
const fits: Record<Part, (text: string) => boolean> = {
  at: text => isMoment(text) || isExactMoment(text),
  author: isName,
  body: text => text !== '',
};

/** In what share of the messages a locator finds exactly one fitting thing, by the reader's own code. */
const shareOf = (scene: Scene, items: Element[], { css, read }: Guess, part: Part): number =>
  items.filter(item => {
    const { found } = locate({ ...scene, root: item, skips: () => false }, { css, read });
    return found !== null && fits[part](found.text);
  }).length / items.length;

const mostTried = 40;
const mostProposed = 3;

const prove = (scene: Scene, items: Element[], guesses: Guess[], part: Part): ProposedLocator[] => {
  const best = new Map<string, Guess>();
  for (const guess of guesses) {
    const key = JSON.stringify([guess.css, guess.read]);
    if ((best.get(key)?.worth ?? 0) < guess.worth && selectorProblem(guess.css) === null)
      best.set(key, guess);
  }
  return [...best.values()]
    .sort((one, other) => other.worth - one.worth)
    .slice(0, mostTried)
    .filter(guess => shareOf(scene, items, guess, part) >= leastShare)
    .slice(0, mostProposed)
    .map(({ css, read, worth, why }, at) => ({
      locator: { css, read },
      strategy: css.startsWith('[') ? 'attribute' : 'structure',
      strength: worth >= 70 ? 'strong' : worth >= 40 ? 'fair' : 'weak',
      why,
      recommended: at === 0,
    }));
};

/** Proposes how to find the parts of messages; what most messages do not have exactly once is left out. */
export const messageParts = (
  scene: Scene,
  all: Element[],
  itemCss: string,
  isOfRecord: OfRecord,
): MessageParts => {
  const items = all.slice(0, mostSampled);
  const guess = (part: Part, apart: string[] = []): ProposedLocator[] => {
    const guesses = items.flatMap(item => {
      const whole = textOf(item).length;
      const others = apart.flatMap(css => under(item, css));
      return selectAll(item, '*')
        .slice(0, mostInside)
        .filter(element => !holdsAny(element, others) && !others.includes(element))
        .filter(element => part === 'body' || childrenOf(element).filter(isElement).length < 3)
        .flatMap(element => guessesAt(element, part, whole, isOfRecord));
    });
    return prove(scene, items, guesses, part);
  };
  const at = guess('at');
  const known = (found: ProposedLocator[]): string[] => (found[0]?.locator.css ? [found[0].locator.css] : []);
  const author = guess('author', known(at));
  const body = guess('body', [...known(at), ...known(author)]);
  const whole: ProposedLocator = {
    locator: { css: itemCss.split('>>>').at(-1)?.trim() ?? itemCss, read: 'text' },
    strategy: 'structure',
    strength: 'weak',
    why: 'The whole message: nothing inside it could be told as its words.',
    recommended: true,
  };
  return { at, author, body: body.length > 0 ? body : [whole] };
};
