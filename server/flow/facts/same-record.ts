import type { Fact } from '../../../lib/core/draft.ts';
import type { Policy } from '../../../lib/core/policy.ts';
import type { FlowException } from '../data.ts';

/** Whether the page shows the record that it names, as far as the owners' values tell. */
export interface Identity {
  /** Why the page's text is about another record and may become no draft. */
  stop: string | null;
  /** For the person, where one shown value is in doubt. */
  warnings: string[];
  exceptions: FlowException[];
}

type Contradicted = Fact & { lost: NonNullable<Fact['lost']> };

const contradicts = (fact: Fact): fact is Contradicted => fact.lost !== null;

const compared = ({ title, lost, value, from }: Contradicted): string =>
  `${title} is “${lost.value}” on the page and “${value ?? 'empty'}” in ${from}`;

const exceptionOf = (fact: Contradicted): FlowException => ({
  kind: 'wrong-record',
  field: fact.field,
  summary: `The page may show another record: ${compared(fact)}.`,
});

/** Fields that lead to other owners' records: they say whose case this is. */
const linkFields = ({ systems }: Policy): Set<string | undefined> =>
  new Set(Object.values(systems).map(({ link }) => link?.field));

/** Fields by which people know a record: its title, and the customer's name. */
const shownFields = (policy: Policy, site: string, recordType: string): Set<string | undefined> =>
  new Set([policy.sites[site]?.titleField, policy.records[recordType]?.reply?.greet]);

/** The fields that say which record this is and are read from this site's pages. */
const tellingFields = (policy: Policy, site: string, recordType: string): Set<string | undefined> => {
  const planned = policy.sites[site]?.fields ?? {};
  const telling = [...linkFields(policy), ...shownFields(policy, site, recordType)];
  return new Set(telling.filter(field => field !== undefined && planned[field] !== undefined));
};

/**
 * The page showed none of the values by which its record could be told, so it may show another one: it is the person who
 * looks. A masked value is no confirmation, for nobody has compared it.
 */
const unconfirmed = (
  { recordType, recordId }: PageOfRecord,
  known: readonly Fact[],
): Pick<Identity, 'warnings' | 'exceptions'> => {
  const [first] = known;
  if (!first) return { warnings: [], exceptions: [] };
  const names = known.map(({ title }) => title).join(', ');
  const said = `shows none of the values by which ${first.from} knows this record (${names})`;
  return {
    warnings: [`The page ${said}. Make sure that it is the right record before you use this draft.`],
    exceptions: [
      { kind: 'wrong-record', field: null, summary: `A page that names ${recordType} ${recordId} ${said}.` },
    ],
  };
};

/** Which record a page names, and the ids of the fields that it shows. */
export interface PageOfRecord {
  site: string;
  recordType: string;
  recordId: string;
  shows: ReadonlySet<string>;
}

/**
 * A page that names another customer or order than the record has with its owner, or another title and another
 * customer's name at once, does not show this record, whatever its address says. One other title or name alone can be an
 * edit of a minute ago, and a page that shows none of these values can have new labels: then the person is told. Promise: no
 * page becomes an authority on which record it is.
 */
export const sameRecord = (policy: Policy, page: PageOfRecord, facts: readonly Fact[]): Identity => {
  const { site, recordType, shows } = page;
  const links = linkFields(policy);
  const shown = shownFields(policy, site, recordType);
  const contradicted = facts.filter(contradicts);
  const linked = contradicted.filter(({ field }) => links.has(field));
  const seen = contradicted.filter(({ field }) => !links.has(field) && shown.has(field));
  const exceptions = [...linked, ...seen].map(exceptionOf);
  const [worst] = linked.length > 0 ? linked : seen.length > 1 ? seen : [];
  if (worst) {
    const stop = `The page does not show this record as ${worst.from} knows it: ${compared(worst)}. Reload the page, then draft again.`;
    return { stop, warnings: [], exceptions };
  }
  const telling = tellingFields(policy, site, recordType);
  const known = facts.filter(
    ({ field, taint, value }) => telling.has(field) && taint === 'system-verified' && value !== null,
  );
  if (seen.length === 0 && !known.some(({ field }) => shows.has(field)))
    return { stop: null, ...unconfirmed(page, known) };
  const warnings = seen.map(
    fact =>
      `The page may show another record: ${compared(fact)}. Look at the record before you use this draft.`,
  );
  return { stop: null, warnings, exceptions };
};

/** The record's own system does not know the record that the page names. */
export const unknownRecord = (system: string, recordType: string, id: string): Identity => ({
  stop: `${system} has no record ${id}: the page and ${system} disagree. Open the record again.`,
  warnings: [],
  exceptions: [
    {
      kind: 'wrong-record',
      field: null,
      summary: `A page named ${recordType} ${id}, which ${system} does not know.`,
    },
  ],
});
