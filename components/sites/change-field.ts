import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import { keysAt, type PolicyDocument, textAt, valueAt } from '../policy/document/policy-document.ts';
import { definitionPath, recordOf } from './map-field.ts';

/** Whether a field is only there since this draft, so that nothing else can refer to it yet. */
export const isNewField = (base: PolicyDocument, document: PolicyDocument, site: string, field: string) =>
  valueAt(base, definitionPath(document, site, field)) === undefined;

const sitesWith = (document: PolicyDocument, record: string): string[] =>
  keysAt(document, ['sites']).filter(site => recordOf(document, site) === record);

const rolesWith = (document: PolicyDocument, record: string, field: string): string[] =>
  keysAt(document, ['grants']).filter(
    role => valueAt(document, ['grants', role, record, field]) !== undefined,
  );

/** Every place where a field of this draft stands under its id. */
const placesOf = (document: PolicyDocument, record: string, field: string): string[][] => [
  ['records', record, 'fields', field],
  ...sitesWith(document, record)
    .map(site => ['sites', site, 'fields', field])
    .filter(path => valueAt(document, path) !== undefined),
  ...rolesWith(document, record, field).map(role => ['grants', role, record, field]),
];

/** Gives a new field another id, with everything that stands under it. */
export const renameField = (
  document: PolicyDocument,
  record: string,
  field: string,
  id: string,
): PolicyEdit[] => {
  const moved = placesOf(document, record, field).flatMap((path): PolicyEdit[] => [
    { path: [...path.slice(0, -1), id], value: valueAt(document, path) ?? null },
    { path, remove: true },
  ]);
  const titled = sitesWith(document, record).filter(
    site => textAt(document, ['sites', site, 'titleField']) === field,
  );
  return [...moved, ...titled.map(site => ({ path: ['sites', site, 'titleField'], value: id }))];
};

/** Stops reading a field on a site. A field that this draft made disappears with everything that stands under it. */
export const removeField = (
  base: PolicyDocument,
  document: PolicyDocument,
  site: string,
  field: string,
): PolicyEdit[] => {
  const isNew = isNewField(base, document, site, field);
  const places = isNew
    ? placesOf(document, recordOf(document, site), field)
    : [['sites', site, 'fields', field]];
  const untitled = textAt(document, ['sites', site, 'titleField']) === field;
  return [
    ...places.map(path => ({ path, remove: true as const })),
    ...(untitled ? [{ path: ['sites', site, 'titleField'], remove: true as const }] : []),
  ];
};
