import { selectorProblem } from '../../core/selector.ts';
import { localName, parentNode, shadowRoot } from '../native.ts';
import { under } from '../select.ts';
import { childrenOf, isElement } from '../tree.ts';
import { type Naming, namingsOf, type OfRecord, rootOf } from './names.ts';

/** A selector for one element, not tried yet. */
export interface Candidate {
  css: string;
  strategy: Naming['strategy'] | 'position';
  /** Up to 100; 85 and more is strong, less than 45 weak. */
  worth: number;
  why: string;
}

const mostAncestors = 14;

/** The elements around an element, up to the top of its own tree (the page, or one shadow root). */
const ancestorsOf = (element: Element): Element[] => {
  const all: Element[] = [];
  let parent = parentNode(element);
  while (isElement(parent) && all.length < mostAncestors) {
    all.push(parent);
    parent = parentNode(parent);
  }
  return all.filter(ancestor => !/^(html|body)$/.test(localName(ancestor)));
};

const direct = (namings: Naming[]): Candidate[] =>
  namings
    .filter(({ worth }) => worth >= 50)
    .map(({ css, strategy, worth, words }) => ({ css, strategy, worth, why: `By its ${words}.` }));

const nearby = 3;

/** A named element around it, and inside that one the element itself by a name or by its kind. */
const anchored = (element: Element, own: Naming[], isOfRecord: OfRecord): Candidate[] =>
  ancestorsOf(element).flatMap((ancestor, at) => {
    const depth = at + 1;
    const anchors = namingsOf(ancestor, isOfRecord).slice(0, 3);
    return anchors.flatMap(anchor => {
      // The only link in one of many cards is so by accident.
      const isOne = under(rootOf(ancestor), anchor.css).length === 1;
      const perLevel = anchor.strategy === 'structure' ? 15 : 8;
      const kind = {
        css: CSS.escape(localName(element)),
        worth: isOne ? 60 - perLevel * depth : 10,
        words: '',
      };
      return [...own.slice(0, 3), kind].map(leaf => ({
        css: `${anchor.css} ${leaf.css}`,
        strategy: depth > nearby ? ('structure' as const) : anchor.strategy,
        worth: Math.min(anchor.worth - 10 - 2 * depth, leaf.worth + 20),
        why: `Inside ${anchor.words}${leaf.words ? `, by its ${leaf.words}` : ', the only one of its kind'}.`,
      }));
    });
  });

/** One step of a path: the kind of element, counted only where there are several of the kind. */
const stepTo = (element: Element): { css: string; counted: boolean } => {
  const tag = CSS.escape(localName(element));
  const parent = parentNode(element);
  const same = parent
    ? childrenOf(parent).filter(child => isElement(child) && localName(child) === localName(element))
    : [];
  return same.length > 1
    ? { css: `${tag}:nth-of-type(${same.indexOf(element) + 1})`, counted: true }
    : { css: tag, counted: false };
};

/** The way down from a named element step by step. Where steps are counted it depends on the page's order. */
const paths = (element: Element, isOfRecord: OfRecord): Candidate[] => {
  const steps = [stepTo(element)];
  const found: Candidate[] = [];
  for (const ancestor of ancestorsOf(element).slice(0, 8)) {
    const way = steps.map(({ css }) => css).join(' > ');
    const counted = steps.some(step => step.counted);
    for (const anchor of namingsOf(ancestor, isOfRecord).slice(0, 2)) {
      const isOne = under(rootOf(ancestor), anchor.css).length === 1;
      const most = counted || !isOne ? 30 : anchor.strategy === 'structure' ? 54 : 60;
      const worth = Math.min(most, anchor.worth) - 3 * steps.length + anchor.worth / 20;
      const why = `${counted ? 'By its place' : 'By the way down'} inside ${anchor.words}.`;
      found.push({
        css: `${anchor.css} > ${way}`,
        strategy: counted ? 'position' : 'structure',
        worth,
        why,
      });
    }
    steps.unshift(stepTo(ancestor));
  }
  return found;
};

/** Selectors for an element inside its own tree, best first. None of them has been tried. */
const inOwnTree = (element: Element, isOfRecord: OfRecord): Candidate[] => {
  const own = namingsOf(element, isOfRecord);
  return [...direct(own), ...anchored(element, own, isOfRecord), ...paths(element, isOfRecord)]
    .filter(({ css }) => selectorProblem(css) === null)
    .sort((one, other) => other.worth - one.worth);
};

const mostTries = 60;
const deepestShadow = 6;

/** The selector that leads into the shadow root an element lies in; empty outside of any, null where none leads there. */
export const wayInto = (root: Node, isOfRecord: OfRecord, depth = 0): string | null => {
  const host = (root as ShadowRoot).host as Element | undefined;
  if (!host) return '';
  if (depth > deepestShadow || shadowRoot(host) !== root) return null;
  const outerRoot = rootOf(host);
  const outer = wayInto(outerRoot, isOfRecord, depth + 1);
  const leads = ({ css }: Candidate): boolean => {
    const [first, ...others] = under(outerRoot, css);
    return first === host && others.length === 0;
  };
  const way = inOwnTree(host, isOfRecord).slice(0, mostTries).find(leads);
  return outer === null || !way ? null : `${outer}${way.css} >>> `;
};

/** Selectors that may lead to an element, best first, through open shadow roots where it lies in some. */
export const selectorsFor = (element: Element, isOfRecord: OfRecord): Candidate[] => {
  const way = wayInto(rootOf(element), isOfRecord);
  if (way === null) return [];
  return inOwnTree(element, isOfRecord)
    .map(candidate => ({ ...candidate, css: way + candidate.css, worth: candidate.worth - (way ? 6 : 0) }))
    .filter(({ css }) => selectorProblem(css) === null);
};
