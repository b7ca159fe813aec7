import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../lib/core/canonical.ts';
import type { AuditEvents, Database } from '../../server/db/schema.ts';
import { appendEvent } from '../../server/log/append.ts';
import { anEvent } from '../../test/builders/an-event.ts';

const event = anEvent('decision.made', { proposalId: 'proposal-12', runId: 'run-12' });

/** One step on record, in a transaction of its own. */
export const appendOne = (db: Kysely<Database>): Promise<number> =>
  db.transaction().execute(trx => appendEvent(trx, event));

/** Many steps on record, without waiting for the disk at each. */
export const appendMany = async (db: Kysely<Database>, count: number): Promise<void> => {
  const perTransaction = 200;
  for (let left = count; left > 0; left -= perTransaction)
    await db.transaction().execute(async trx => {
      for (let one = Math.min(left, perTransaction); one > 0; one--) await appendEvent(trx, event);
    });
};

type WithPlainTable = Database & { plain_events: AuditEvents };

/** Gives a function that inserts the same row, without order, hashes or head, into a table of the same form. */
export const plainInserter = async (db: Kysely<Database>): Promise<() => Promise<unknown>> => {
  await sql`create table plain_events (like audit_events including all)`.execute(db);
  const plain = db as unknown as Kysely<WithPlainTable>;
  let seq = 0;
  const hash = 'c'.repeat(64);
  const { record, actor, data, type, at, proposalId, runId, policyVersion } = event;
  return () => {
    seq += 1;
    return plain
      .insertInto('plain_events')
      .values({
        seq,
        type,
        at,
        actor: JSON.stringify(actor),
        system: record?.system ?? null,
        record_type: record?.type ?? null,
        record_id: record?.id ?? null,
        proposal_id: proposalId,
        run_id: runId,
        policy_version: policyVersion,
        data: canonicalJson(data),
        salt: hash,
        commitment: hash,
        leaf: hash,
      })
      .execute();
  };
};
