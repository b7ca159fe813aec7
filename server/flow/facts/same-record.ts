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

/**
 * A page that names another customer or order than the record has with its owner, or another title and another
 * customer's name at once, does not show this record, whatever its address says. One other title or name alone can be an
 * edit of a minute ago: then the person is told. Promise: no page becomes an authority on which record it is.
 */
export const sameRecord = (
  policy: Policy,
  { site, recordType }: { site: string; recordType: string },
  facts: readonly Fact[],
): Identity => {
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
