import { type QueryExecutorProvider, sql } from 'kysely';
import { canonical } from './canonical.ts';
import { isHash, leafHash, sha256 } from './merkle.ts';

/** A row of the log as it is stored. */
export interface Row {
  seq: number;
  type: string;
  at: string;
  actor: unknown;
  system: string | null;
  record_type: string | null;
  record_id: string | null;
  proposal_id: string | null;
  run_id: string | null;
  policy_version: number | null;
  data: string | null;
  salt: string | null;
  commitment: string;
  leaf: string;
}

const pageSize = 1000;

const readPage = (db: QueryExecutorProvider, after: number) =>
  sql<Row>`
    select seq, type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, system,
      record_type, record_id, proposal_id, run_id, policy_version, data, salt, commitment, leaf
    from audit_events where seq > ${after} order by seq limit ${pageSize}`.execute(db);

// The log knows milliseconds. Finer digits that someone added must not vanish here: they stay, and the leaf differs.
const inMilliseconds = (at: string): string => at.replace(/000Z$/, 'Z');

/** All rows in the order of their numbers, a page at a time, so that a log of any size fits the memory. */
export async function* readRows(db: QueryExecutorProvider): AsyncGenerator<Row> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await readPage(db, after);
    for (const row of rows) yield { ...row, at: inMilliseconds(row.at) };
    const last = rows.at(-1);
    if (rows.length < pageSize || !last) return;
    after = last.seq;
  }
}

const recordOf = ({ system, record_type: type, record_id: id }: Row) =>
  system === null && type === null && id === null ? null : { system, type, id };

/** The leaf that this row should have, had it been written with this number and commitment. */
export const leafOfRow = (row: Row, seq = row.seq, commitment = row.commitment): string =>
  leafHash(
    canonical({
      seq,
      type: row.type,
      at: row.at,
      actor: row.actor,
      record: recordOf(row),
      proposalId: row.proposal_id,
      runId: row.run_id,
      policyVersion: row.policy_version,
      commitment,
    }),
  );

/** The commitment to the row's data, null when the data was erased. */
const commitmentOfRow = ({ data, salt }: Row): string | null =>
  data === null || salt === null ? null : sha256(Buffer.from(salt, 'hex'), data);

/** What is wrong with the row's data, in words. Nothing is wrong with data that was erased as a whole. */
export const dataProblem = (row: Row): string | null => {
  if (row.data === null && row.salt === null) return null;
  if (row.data === null || row.salt === null) return 'only half of its data was erased';
  if (!isHash(row.salt)) return 'its salt was edited';
  const computed = commitmentOfRow(row) as string;
  if (computed === row.commitment) return null;
  return leafOfRow(row, row.seq, computed) === row.leaf
    ? 'its commitment was edited'
    : 'its data or its salt was edited';
};
