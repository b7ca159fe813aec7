import { patternProblem } from '../../lib/core/pattern.ts';
import type { SiteSketch } from '../../lib/core/pointing.ts';
import type { Locator, Site } from '../../lib/core/policy.ts';
import { selectorProblem } from '../../lib/core/selector.ts';
import { keysAt, listAt, type PolicyDocument, textAt, valueAt } from '../policy/document/policy-document.ts';

/** Takes the whole address as the id, so that fields can be looked at before the site knows what its ids look like. */
const anyAddress = '^(.{1,120})';

const isUsable = (pattern: string): boolean =>
  pattern !== '' && pattern.length <= 200 && patternProblem(pattern) === null;

/** A locator as the policy takes it. What is still being typed is left out of the sketch. */
const isWhole = ({ css, label, pattern }: Locator): boolean =>
  (css === undefined) !== (label === undefined) &&
  (css === undefined || (css !== '' && selectorProblem(css) === null)) &&
  (label === undefined || label.some(word => word.trim() !== '')) &&
  (pattern === undefined || isUsable(pattern));

const withDefaults = (locator: Locator): Locator => ({ ...locator, read: locator.read ?? 'text' });

export const locatorsAt = (document: PolicyDocument, path: readonly string[]): Locator[] =>
  listAt(document, path) as unknown as Locator[];

const wholeLocators = (document: PolicyDocument, path: readonly string[]): Locator[] =>
  locatorsAt(document, path).filter(isWhole).slice(0, 6).map(withDefaults);

const conversationOf = (document: PolicyDocument, site: string): Site['conversation'] => {
  const path = ['sites', site, 'conversation'];
  const item = textAt(document, [...path, 'item']);
  const body = valueAt(document, [...path, 'body']) as Locator | undefined;
  if (item === '' || selectorProblem(item) !== null || !body || !isWhole(withDefaults(body)))
    return undefined;
  return valueAt(document, path) as unknown as Site['conversation'];
};

/** Whether the site says already where the record's id stands in the address. */
export const hasRecordPath = (document: PolicyDocument, site: string): boolean =>
  isUsable(textAt(document, ['sites', site, 'recordId', 'path']));

/** So much of a site as a page can be looked at with, while it is being written. */
export const sketchOf = (document: PolicyDocument, site: string): SiteSketch => {
  const path = ['sites', site];
  const fields = keysAt(document, [...path, 'fields'])
    .map(id => [id, wholeLocators(document, [...path, 'fields', id])] as const)
    .filter(([, locators]) => locators.length > 0);
  const conversation = conversationOf(document, site);
  return {
    recordId: {
      path: hasRecordPath(document, site) ? textAt(document, [...path, 'recordId', 'path']) : anyAddress,
      confirm: wholeLocators(document, [...path, 'recordId', 'confirm']),
    },
    fields: Object.fromEntries(fields),
    ...(conversation ? { conversation } : {}),
  };
};
