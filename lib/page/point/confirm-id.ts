import { findByPattern, findRecordId, patternProblem } from '../../core/pattern.ts';
import type { FieldPlan } from '../../core/plan.ts';
import type { IdConfirmation } from '../../core/pointing.ts';
import { locate, type Scene } from '../locate.ts';
import { longestId, sceneOf } from '../look.ts';
import { attribute, createTreeWalker, documentElement, localName, parentNode, selectAll } from '../native.ts';
import { drawnParent, isElement } from '../tree.ts';
import { ofRecord } from './names.ts';
import { type Proven, provenSelectors, ranked } from './propose.ts';
import { attributeNames, type Target, targetAt } from './target.ts';

const mostPlaces = 20;
const mostElements = 5_000;
const longestText = 200;
/** For all places together; the likeliest come first. */
const mostMs = 1_000;

/** Elements whose own text holds the id. */
const textPlaces = (document: Document, { skips }: Scene, id: string): Element[] => {
  const walker = createTreeWalker(document, documentElement(document), NodeFilter.SHOW_TEXT);
  const found = new Set<Element>();
  while (walker.nextNode() && found.size < mostPlaces) {
    const parent = parentNode(walker.currentNode);
    const { data } = walker.currentNode as Text;
    const isText = isElement(parent) && !/^(script|style|option|textarea|title)$/.test(localName(parent));
    if (isText && data.length < longestText && data.includes(id) && !skips(parent)) found.add(parent);
  }
  return [...found];
};

/** Elements with an attribute that is the id, such as `data-ticket-id="1042"`. */
const attributePlaces = (
  document: Document,
  { skips }: Scene,
  id: string,
): { element: Element; name: string }[] =>
  selectAll(document, '*')
    .slice(0, mostElements)
    .flatMap(element =>
      attributeNames(element)
        .filter(
          name => /^data-|^value$|-id$/.test(name) && attribute(element, name) === id && !skips(element),
        )
        .map(name => ({ element, name })),
    )
    .slice(0, mostPlaces);

const formOf = (id: string): string => {
  if (/^\d+$/.test(id)) return '\\d{1,20}';
  return /^[A-Z][A-Z0-9]{0,11}-\d+$/.test(id) ? '[A-Z][A-Z0-9]{0,11}-\\d{1,12}' : '[A-Za-z0-9_-]{6,40}';
};

/** A pattern that takes the id out of a text around it, by the mark before it if there is one. */
const patternsFor = (text: string, id: string): string[] => {
  const mark = text.slice(0, text.indexOf(id)).trim().slice(-1);
  const before = /[#:/-]/.test(mark) ? `${mark}\\s?` : /[[(]/.test(mark) ? `\\${mark}` : '';
  return [...(before ? [`${before}(${formOf(id)})`] : []), `(${formOf(id)})`].filter(
    pattern => patternProblem(pattern) === null && findByPattern(pattern, text) === id,
  );
};

const withPattern = (scene: Scene, id: string, { value }: Target, proven: Proven[]): Proven[] => {
  if (value.replace(/^#\s*/, '') === id) return proven;
  const [pattern] = patternsFor(value, id);
  if (pattern === undefined) return [];
  return proven
    .map(({ proposal, worth }) => ({
      worth: worth - 10,
      proposal: { ...proposal, locator: { ...proposal.locator, pattern } },
    }))
    .filter(({ proposal }) => locate(scene, proposal.locator).found?.text === id);
};

/** An element and the ones right around it: they may have a name where it has none. */
const withOuter = (element: Element): Element[] => {
  const parent = drawnParent(element);
  const outer = parent && drawnParent(parent);
  return [element, parent, outer].filter(one => one !== null);
};

const targetsFor = (document: Document, scene: Scene, recordId: string): Target[] =>
  [
    ...attributePlaces(document, scene, recordId).map(
      ({ element, name }): Target => ({
        spot: { element },
        read: { attribute: name },
        value: recordId,
        hidden: false,
      }),
    ),
    ...textPlaces(document, scene, recordId)
      .flatMap(withOuter)
      .map(element => targetAt(scene, { element })),
  ].filter(
    ({ spot, value }) => value.length < longestText && value.includes(recordId) && !scene.skips(spot.element),
  );

/**
 * Where the page shows the record's id that its address names: to confirm that page and address agree. Nothing inside the
 * conversation counts, because customers write there.
 */
export const confirmId = (document: Document, plan: FieldPlan): IdConfirmation => {
  const { pathname, search, hash } = document.location;
  const recordId = findRecordId(plan.recordId.path, pathname + search + hash);
  if (recordId === '' || recordId.length > longestId) return { recordId: '', locators: [] };
  const { scene } = sceneOf(document, plan);
  const untilMs = performance.now() + mostMs;
  const proven = targetsFor(document, scene, recordId).flatMap(target => {
    if (performance.now() > untilMs) return [];
    const isOfRecord = ofRecord([recordId, target.value.slice(0, 80)]);
    return withPattern(scene, recordId, target, provenSelectors(scene, target, isOfRecord, untilMs));
  });
  const distinct = proven.filter(
    ({ proposal }, at) =>
      proven.findIndex(other => other.proposal.locator.css === proposal.locator.css) === at,
  );
  return { recordId, locators: ranked(distinct).map(({ proposal }) => proposal) };
};
