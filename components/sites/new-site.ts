import type { Json } from '../../lib/core/canonical.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import type { SiteMap } from '../../lib/core/site-map.ts';
import { freeId, idFrom } from '../policy/document/free-id.ts';
import { keysAt, type PolicyDocument, textAt } from '../policy/document/policy-document.ts';

export interface NewSiteAnswers {
  title: string;
  /** Such as `https://desk.example/*`. */
  host: string;
  /** What one record is called, where the site brings a record type of its own. */
  recordTitle: string;
  /** A record type the policy has already, or null for one of the site's own, in a system of its own. */
  record: string | null;
  map: SiteMap | null;
}

const definitions = ({ fields }: SiteMap, owner: string): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([id, { locators: _, ...definition }]) => [id, { ...definition, owner }]),
  );

const locatorsOf = ({ fields }: SiteMap): Json =>
  Object.fromEntries(Object.entries(fields).map(([id, { locators }]) => [id, locators]));

/** A system that is known from its pages only, and its record type. */
const ownSystem = (
  document: PolicyDocument,
  { title, recordTitle, map }: NewSiteAnswers,
): { system: string; record: string; edits: PolicyEdit[] } => {
  const system = freeId(idFrom(title) || 'site', keysAt(document, ['systems']));
  const record = freeId(idFrom(`${title} ${recordTitle}`) || 'record', keysAt(document, ['records']));
  const fields = map ? definitions(map, system) : {};
  return {
    system,
    record,
    edits: [
      { path: ['systems', system], value: { title } },
      { path: ['records', record], value: { title: recordTitle, system, fields } },
    ],
  };
};

/** The fields of a map that a record type of the policy has not yet. */
const missingFields = (document: PolicyDocument, record: string, map: SiteMap): PolicyEdit[] => {
  const system = textAt(document, ['records', record, 'system']);
  const known = keysAt(document, ['records', record, 'fields']);
  return Object.entries(definitions(map, system) as { [id: string]: Json })
    .filter(([id]) => !known.includes(id))
    .map(([id, value]) => ({ path: ['records', record, 'fields', id], value }));
};

const knownSystem = (document: PolicyDocument, record: string, map: SiteMap | null) => ({
  system: textAt(document, ['records', record, 'system']),
  record,
  edits: map ? missingFields(document, record, map) : [],
});

/**
 * What makes a site in a policy, with the system, record type and fields it needs. Nobody is granted anything by it: the
 * fields appear in the matrix, and a role sees one only when somebody says so there.
 */
export const newSite = (
  document: PolicyDocument,
  answers: NewSiteAnswers,
): { site: string; edits: PolicyEdit[] } => {
  const { title, host, record: chosen, map } = answers;
  const { system, record, edits } =
    chosen === null ? ownSystem(document, answers) : knownSystem(document, chosen, map);
  const site = freeId(idFrom(title) || 'site', keysAt(document, ['sites']));
  const value = {
    title,
    system,
    record,
    hosts: [host],
    recordId: map?.recordId ?? { path: '', confirm: [] },
    fields: map ? locatorsOf(map) : {},
    ...(map?.titleField ? { titleField: map.titleField } : {}),
    ...(map?.conversation ? { conversation: map.conversation } : {}),
  };
  return { site, edits: [...edits, { path: ['sites', site], value: value as unknown as Json }] };
};
