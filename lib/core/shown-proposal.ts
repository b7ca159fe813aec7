import { z } from 'zod';
import { allows, hasRight, levelOf, mayReadTitle, type PolicyTable } from './policy-table.ts';
import { type Change, type Proposal, proposal } from './proposal.ts';
import type { RecordRef } from './record.ts';

/** A card as one reader may see it: values of fields that their role may not read are blank, and said to be. */
export const shownProposal = proposal.extend({
  notShown: z.strictObject({
    /** Fields of the changes whose values are blank, by id. */
    fields: z.array(z.string()),
    /** How many lines of evidence, warnings and of what was left out are missing. */
    lines: z.number().int(),
  }),
});
export type ShownProposal = z.infer<typeof shownProposal>;

const canRead = (table: PolicyTable, roles: readonly string[], recordType: string, field: string): boolean =>
  hasRight(table, roles, 'audit') || allows(levelOf(table, roles, recordType, field), 'read');

/** Changes of fields that somebody with these roles may not read. With one of them nobody decides: no agreement is blind. */
export const unreadableChanges = (
  table: PolicyTable,
  roles: readonly string[],
  { record, changes }: Pick<Proposal, 'record' | 'changes'>,
): Change[] => changes.filter(({ field }) => field !== null && !canRead(table, roles, record.type, field));

const blank = (change: Change): Change => ({
  ...change,
  base: null,
  proposed: '',
  undo: { ...change.undo, forecast: 'Not shown to your role.' },
  problem: change.problem && 'Not shown to your role.',
  receipt: change.receipt && { ...change.receipt, before: null, after: null },
});

/** The title of a field under some version of the policy. */
export interface FieldTitle {
  recordType: string;
  field: string;
  title: string;
}

/**
 * Free text names a field by its title: a line that does is about that field. Lines keep the words of the policy they were
 * written under, so every title that a hidden field ever had hides them; a field that the policy no longer knows is hidden.
 */
const linesShown = (hidden: readonly string[], lines: readonly string[]): string[] =>
  lines.filter(line => !hidden.some(title => line.includes(title)));

const isShownSource = (
  table: PolicyTable,
  roles: readonly string[],
  recordType: string,
  { kind, sourceId }: Proposal['evidence'][number],
): boolean => kind !== 'field' || canRead(table, roles, recordType, sourceId.replace(/^field:/, ''));

/** A record's title for a reader with these roles: its id, unless they may read the field that it is, or may audit. */
export const shownTitle = (
  table: PolicyTable,
  roles: readonly string[],
  { record, recordTitle }: { record: RecordRef; recordTitle: string },
): string =>
  hasRight(table, roles, 'audit') || mayReadTitle(table, roles, record.type) ? recordTitle : record.id;

/** The card for a reader with these roles, given the titles of every version. Who may audit sees it whole. */
export const shownTo = (
  table: PolicyTable,
  roles: readonly string[],
  card: Proposal,
  titles: readonly FieldTitle[],
): ShownProposal => {
  const { type } = card.record;
  const hidden = titles
    .filter(({ recordType, field }) => recordType === type && !canRead(table, roles, type, field))
    .map(({ title }) => title);
  const unreadable = unreadableChanges(table, roles, card);
  const evidence = card.evidence.filter(line => isShownSource(table, roles, type, line));
  const leftOut = linesShown(hidden, card.leftOut);
  const warnings = linesShown(hidden, card.warnings);
  const lines =
    card.evidence.length +
    card.leftOut.length +
    card.warnings.length -
    (evidence.length + leftOut.length + warnings.length);
  return {
    ...card,
    recordTitle: shownTitle(table, roles, card),
    changes: card.changes.map(change => (unreadable.includes(change) ? blank(change) : change)),
    evidence,
    leftOut,
    warnings,
    // What went wrong is told with the values that were met.
    stateReason: unreadable.some(({ problem }) => problem !== null)
      ? 'Not shown to your role.'
      : card.stateReason,
    notShown: { fields: unreadable.flatMap(({ field }) => field ?? []), lines },
  };
};
