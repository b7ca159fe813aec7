import type { ExpressionBuilder, Selectable } from 'kysely';
import type { ShownException } from '../../lib/contract/exceptions.ts';
import {
  type ExceptionState,
  exceptionReasons,
  readsAgain,
  resolvingRights,
} from '../../lib/core/exception.ts';
import type { Right } from '../../lib/core/policy.ts';
import { allows, hasRight, levelOf, type PolicyTable } from '../../lib/core/policy-table.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Database, Exceptions } from '../db/schema.ts';

type ExceptionRow = Selectable<Exceptions>;

const hasAny = (table: PolicyTable, { roles }: SignedIn, rights: readonly Right[]): boolean =>
  rights.some(right => hasRight(table, roles, right));

/** Which rows a person may see: all by the right to audit, otherwise kinds they may resolve, and those of their own proposals. */
export const visibleTo =
  (table: PolicyTable, person: SignedIn) =>
  ({ eb, or, lit }: ExpressionBuilder<Database, 'exceptions'>) => {
    if (hasAny(table, person, ['audit'])) return lit(true);
    const ofSites = eb('kind', '=', 'broken-locator');
    return or([
      ...(hasAny(table, person, resolvingRights('broken-locator')) ? [ofSites] : []),
      ...(hasAny(table, person, ['decide']) ? [eb('kind', '<>', 'broken-locator')] : []),
      eb('proposal_id', 'in', eb.selectFrom('proposals').select('id').where('proposer_sub', '=', person.sub)),
    ]);
  };

export const stateOf = ({ resolved_at, owner_sub }: ExceptionRow): ExceptionState =>
  resolved_at !== null ? 'resolved' : owner_sub !== null ? 'taken' : 'open';

/** A summary of values is for those who may read the field, or audit; where a locator broke, it holds none. */
const mayRead = (table: PolicyTable, person: SignedIn, { kind, record_type, field }: ExceptionRow): boolean =>
  kind === 'broken-locator' ||
  field === null ||
  hasAny(table, person, ['audit']) ||
  allows(levelOf(table, person.roles, record_type, field), 'read');

const words = (rights: readonly Right[]): string => rights.join(' or ').replaceAll('-', ' ');

/** Why this person can neither take nor resolve it, or null. */
export const refusalFor = (table: PolicyTable, person: SignedIn, row: ExceptionRow): string | null => {
  const rights = resolvingRights(row.kind);
  if (!hasAny(table, person, rights)) return `This needs the right to ${words(rights)}.`;
  return mayRead(table, person, row) ? null : 'It is about a field that your role may not read.';
};

/** The note may tell the values of which the summary tells: it is for the same readers. */
const resolutionOf = (
  table: PolicyTable,
  row: ExceptionRow,
  readable: boolean,
): ShownException['resolution'] => {
  const { resolved_at, resolution, resolution_note, resolved_by } = row;
  if (resolved_at === null) return null;
  const code = resolution ?? '';
  const reason =
    code === readsAgain ? 'It is read as before' : (exceptionReasons(table.policy)[code] ?? code);
  return {
    reasonCode: code,
    reason,
    note: readable ? (resolution_note ?? '') : '',
    by: resolved_by ?? '',
    at: resolved_at.toISOString(),
  };
};

/** An exception as this person may see it. */
export const shownException = (table: PolicyTable, person: SignedIn, row: ExceptionRow): ShownException => {
  const readable = mayRead(table, person, row);
  return {
    id: row.id,
    kind: row.kind,
    state: stateOf(row),
    record: { system: row.system, type: row.record_type, id: row.record_id },
    field: row.field,
    site: row.site,
    policyVersion: row.policy_version,
    summary: readable ? row.summary : 'Its values are of a field that your role may not read.',
    proposalId: row.proposal_id,
    seen: row.seen,
    openedAt: row.opened_at.toISOString(),
    lastSeenAt: (row.last_seen_at ?? row.opened_at).toISOString(),
    owner: row.owner_sub === null ? null : { sub: row.owner_sub, name: row.owner_name ?? '' },
    dueAt: row.due_at?.toISOString() ?? null,
    resolution: resolutionOf(table, row, readable),
    refused: refusalFor(table, person, row),
  };
};
