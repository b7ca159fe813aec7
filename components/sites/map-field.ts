import type { Json } from '../../lib/core/canonical.ts';
import type { PointedValue } from '../../lib/core/pointing.ts';
import type { Locator } from '../../lib/core/policy.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import { freeId } from '../policy/document/free-id.ts';
import {
  keysAt,
  type PolicyDocument,
  sameJson,
  textAt,
  titleAt,
} from '../policy/document/policy-document.ts';
import { locatorsAt } from './site-sketch.ts';

/** So many places a policy keeps for one field. */
const mostLocators = 6;

const json = (value: unknown): Json => value as Json;

export const recordOf = (document: PolicyDocument, site: string): string =>
  textAt(document, ['sites', site, 'record']);

/** Where the policy says what a field of a site is. */
export const definitionPath = (document: PolicyDocument, site: string, field: string): string[] => [
  'records',
  recordOf(document, site),
  'fields',
  field,
];

/** The locators worth keeping: the recommended ones, or the best there is. */
const chosenLocators = ({ locators }: PointedValue): Locator[] => {
  const recommended = locators.filter(({ recommended }) => recommended);
  return (recommended.length > 0 ? recommended : locators.slice(0, 1)).map(({ locator }) => locator);
};

/** The field of a site that finds its value by one of these locators already. */
const fieldWith = (
  document: PolicyDocument,
  site: string,
  locators: readonly Locator[],
): string | undefined =>
  keysAt(document, ['sites', site, 'fields']).find(field =>
    locatorsAt(document, ['sites', site, 'fields', field]).some(known =>
      locators.some(locator => sameJson(json(known), json(locator))),
    ),
  );

/** What most help desks call the line that names a record. */
const headings = ['subject', 'title', 'summary', 'topic'];

const nameRecordBy = (
  document: PolicyDocument,
  site: string,
  suggested: string,
  field: string,
): PolicyEdit[] => {
  const path = ['sites', site, 'titleField'];
  return headings.includes(suggested) && textAt(document, path) === '' ? [{ path, value: field }] : [];
};

/** Two fields of one name would be told apart by nobody. */
const freeTitle = (document: PolicyDocument, record: string, wanted: string): string => {
  const path = ['records', record, 'fields'];
  const taken = keysAt(document, path).map(id => titleAt(document, [...path, id]));
  let title = wanted;
  for (let turn = 2; taken.includes(title); turn++) title = `${wanted} ${turn}`;
  return title;
};

export type Mapped =
  | { outcome: 'added' | 'known'; field: string; edits: PolicyEdit[] }
  | { outcome: 'nothing'; edits: [] };

/** Makes a value that was pointed at a field of the site, unless it is one already or nothing leads to it. */
export const mapPointed = (document: PolicyDocument, site: string, pointed: PointedValue): Mapped => {
  const locators = chosenLocators(pointed);
  if (locators.length === 0) return { outcome: 'nothing', edits: [] };
  const known = fieldWith(document, site, locators);
  if (known !== undefined) return { outcome: 'known', field: known, edits: [] };
  const { id, ...suggested } = pointed.suggested;
  const record = recordOf(document, site);
  const taken = keysAt(document, ['records', record, 'fields']);
  const definition = { ...suggested, title: freeTitle(document, record, suggested.title) };
  const isMapped = keysAt(document, ['sites', site, 'fields']).includes(id);
  const isDefined = taken.includes(id) && !isMapped;
  const field = isDefined ? id : freeId(id, taken);
  const owner = textAt(document, ['records', record, 'system']);
  const define: PolicyEdit[] = isDefined
    ? []
    : [{ path: ['records', record, 'fields', field], value: json({ ...definition, owner }) }];
  return {
    outcome: 'added',
    field,
    edits: [
      ...define,
      { path: ['sites', site, 'fields', field], value: json(locators) },
      ...nameRecordBy(document, site, id, field),
    ],
  };
};

/** Puts the places that were pointed at before those the field has. */
export const pointAgain = (
  document: PolicyDocument,
  site: string,
  field: string,
  pointed: PointedValue,
): PolicyEdit[] => {
  const path = ['sites', site, 'fields', field];
  const fresh = chosenLocators(pointed);
  if (fresh.length === 0) return [];
  const kept = locatorsAt(document, path).filter(
    known => !fresh.some(locator => sameJson(json(known), json(locator))),
  );
  return [{ path, value: json([...fresh, ...kept].slice(0, mostLocators)) }];
};
