import type { FieldPlan, PlannedField } from '../../core/plan.ts';
import type { Repair } from '../../core/pointing.ts';
import { longestLabel } from '../label.ts';
import { locateFirst, type Scene } from '../locate.ts';
import { sceneOf } from '../look.ts';
import {
  attribute,
  createTreeWalker,
  documentElement,
  localName,
  parentNode,
  selectAll,
  textContent,
} from '../native.ts';
import { isElement } from '../tree.ts';
import { asLabel, canBeLabel } from './label-form.ts';
import { labelWordsFor } from './label-words.ts';
import { type PointingContext, pointedValueAt } from './pointed-value.ts';
import { targetAt } from './target.ts';

interface Place {
  element: Element;
  likeness: number;
  why: string;
}

const mostPlaces = 4_000;
const leastLikeness = 0.5;
const mostSuggestions = 3;

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1);

/** Pairs of letters: close for words that are written nearly alike. */
const pairsOf = (words: string[]): Set<string> =>
  new Set(words.flatMap(word => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))));

/** How alike two names are, from 0 to 1. One that holds all the words of the other is very like it. */
const likeness = (one: string, other: string): number => {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const holds = few.every(word => many.includes(word)) ? 0.6 + (0.4 * few.length) / many.length : 0;
  const [ownPairs, otherPairs] = [pairsOf(left), pairsOf(right)];
  const shared = [...ownPairs].filter(pair => otherPairs.has(pair)).length;
  return Math.max(holds, (2 * shared) / Math.max(1, ownPairs.size + otherPairs.size));
};

/** The names by which a field was found or is called: its labels, its title, its id, and the names in its selectors. */
const namesFor = ({ id, locators }: PlannedField, title: string): string[] => {
  const inSelectors = locators.flatMap(({ css = '' }) => css.match(/[A-Za-z][\w-]{3,}/g) ?? []);
  const own = wordsOf(`${title} ${id} ${locators.flatMap(({ label }) => label ?? []).join(' ')}`);
  return [
    ...locators.flatMap(({ label }) => label ?? []),
    title,
    id,
    ...inSelectors.filter(name => wordsOf(name).some(word => own.includes(word))),
  ].filter(Boolean);
};

/** Every value of the page that has a label or a name of its own, with those words. */
const namedPlaces = (document: Document, scene: Scene): { element: Element; name: string }[] => {
  const found: { element: Element; name: string }[] = [];
  const add = (element: Element, name: string): void => {
    if (name && found.length < mostPlaces && !scene.skips(element)) found.push({ element, name });
  };
  const walker = createTreeWalker(document, documentElement(document), NodeFilter.SHOW_TEXT);
  for (let seen = 0; walker.nextNode() && seen < mostPlaces; seen++) {
    const parent = parentNode(walker.currentNode);
    if (!/\S/.test((walker.currentNode as Text).data) || !isElement(parent)) continue;
    if (/^(script|style|title|option|button)$/.test(localName(parent))) continue;
    for (const { words } of labelWordsFor({ element: parent }).slice(0, 2)) add(parent, words);
  }
  for (const control of selectAll(document, 'input, select, textarea').slice(0, 500))
    for (const { words } of labelWordsFor({ element: control }).slice(0, 2)) add(control, words);
  const attributes = [
    'data-field',
    'data-testid',
    'data-test-id',
    'name',
    'itemprop',
    'id',
    'class',
    'aria-label',
  ];
  for (const element of selectAll(document, attributes.map(name => `[${name}]`).join()).slice(
    0,
    mostPlaces,
  )) {
    if ((textContent(element) ?? '').length > 4 * longestLabel) continue;
    for (const name of attributes)
      for (const part of (attribute(element, name) ?? '').split(/\s+/).slice(0, 6))
        if (canBeLabel(asLabel(part))) add(element, part);
  }
  return found;
};

const placesFor = (names: string[], all: { element: Element; name: string }[]): Place[] => {
  const best = new Map<Element, Place>();
  for (const { element, name } of all) {
    const like = Math.max(...names.map(one => likeness(one, name)));
    if (like >= leastLikeness && like > (best.get(element)?.likeness ?? 0))
      best.set(element, { element, likeness: like, why: `Named “${name.slice(0, 80)}”.` });
  }
  return [...best.values()].sort((one, other) => other.likeness - one.likeness);
};

/** Where each field that its locators no longer find may be now. Suggestions only: a person decides. */
export const suggestRepairs = (
  document: Document,
  plan: FieldPlan,
  titles: Record<string, string>,
  context: PointingContext,
): Repair[] => {
  const { scene } = sceneOf(document, plan);
  const lost = plan.fields.filter(({ locators }) => locateFirst(scene, locators).found === null);
  const taken = new Set(plan.fields.map(({ locators }) => locateFirst(scene, locators).found?.element));
  const all = lost.length > 0 ? namedPlaces(document, scene) : [];
  return lost.map(field => {
    const places = placesFor(namesFor(field, titles[field.id] ?? ''), all);
    const values = places
      .filter(({ element }) => !taken.has(element) && targetAt(scene, { element }).value !== '')
      .slice(0, 2 * mostSuggestions)
      .map(({ element, why }) => ({ why, pointed: pointedValueAt(scene, { element }, context) }))
      .filter(({ pointed }) => pointed.locators.length > 0);
    const distinct = values.filter(
      ({ pointed }, at) => values.findIndex(other => other.pointed.value === pointed.value) === at,
    );
    return { field: field.id, suggestions: distinct.slice(0, mostSuggestions) };
  });
};
