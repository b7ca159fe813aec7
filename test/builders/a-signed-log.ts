import { type Kysely, sql, type Transaction } from 'kysely';
import { beforeAll, expect } from 'vitest';
import { checkTables } from '../../audit/check-store.ts';
import { GrowingTree } from '../../audit/merkle.ts';
import { parseVerifier } from '../../audit/note.ts';
import { auditTypes } from '../../lib/core/audit-event.ts';
import { rootOfLeaves } from '../../lib/core/tree.ts';
import type { Store } from '../../server/db/open.ts';
import type { Database } from '../../server/db/schema.ts';
import { appendEvent } from '../../server/log/append.ts';
import { commitmentOf, leafOf } from '../../server/log/entry.ts';
import { signCheckpoint } from '../../server/log/note.ts';
import type { SigningKey } from '../../server/log/signing-key.ts';
import { storedEvent } from '../../server/log/stored-event.ts';
import { aSigningKey } from './a-signing-key.ts';
import { anEvent } from './an-event.ts';

export type Trx = Transaction<Database>;

const events = 40;
export const signedSizes = [10, 20, 30, 40];

export const run = (trx: Trx, statement: string): Promise<unknown> => sql.raw(statement).execute(trx);

/** Signs the first `size` rows as they are and stores the checkpoint. */
export const signAt = async (db: Kysely<Database>, size: number, signer: SigningKey): Promise<string> => {
  const rows = await db
    .selectFrom('audit_events')
    .select('leaf')
    .where('seq', '<=', size)
    .orderBy('seq')
    .execute();
  const root = rootOfLeaves(rows.map(({ leaf }) => Buffer.from(leaf, 'hex')));
  const { note } = signCheckpoint(signer, size, root);
  await db
    .insertInto('checkpoints')
    .values({ size, root: Buffer.from(root).toString('hex'), note, at: '2026-11-20T14:20:00.000Z' })
    .execute();
  return note;
};

/** Makes the head fit the rows. */
export const rehead = async (trx: Trx): Promise<void> => {
  const rows = await trx.selectFrom('audit_events').select('leaf').orderBy('seq').execute();
  const tree = new GrowingTree();
  for (const { leaf } of rows) tree.add(leaf);
  await trx
    .updateTable('log_head')
    .set({ size: rows.length, frontier: JSON.stringify(tree.frontier) })
    .execute();
};

/** Recomputes every hash of the rows and the head, as somebody who knows the code would after an edit. */
export const rehash = async (trx: Trx): Promise<void> => {
  const rows = await trx.selectFrom('audit_events').selectAll().orderBy('seq').execute();
  for (const row of rows) {
    const { data, salt, ...entry } = storedEvent(row);
    const commitment = data && salt ? commitmentOf(Buffer.from(salt, 'hex'), data) : entry.commitment;
    const leaf = Buffer.from(leafOf({ ...entry, commitment })).toString('hex');
    await trx.updateTable('audit_events').set({ commitment, leaf }).where('seq', '=', row.seq).execute();
  }
  await rehead(trx);
};

/** Adds `by` to the number of row `from` and all later ones; in two steps, so that no number is taken twice. */
export const renumber = async (trx: Trx, from: number, by: number): Promise<void> => {
  await run(trx, `update audit_events set seq = seq + 1000 where seq >= ${from}`);
  await run(trx, `update audit_events set seq = seq - 1000 + ${by} where seq >= 1000`);
};

export const copyRow = (trx: Trx, from: number, to: number): Promise<unknown> =>
  run(
    trx,
    `insert into audit_events select ${to} as seq, type, at, actor, system, record_type, record_id, proposal_id, run_id,
      policy_version, data, salt, commitment, leaf from audit_events where seq = ${from}`,
  );

class Undone extends Error {}

/** A log of 40 events, signed at 10, 20, 30 and 40 of them, each checkpoint kept outside as well. */
export const aSignedLog = (getStore: () => Store) => {
  const key = aSigningKey();
  const outside: string[] = [];

  beforeAll(async () => {
    const { db } = getStore();
    for (let index = 0; index < events; index++) {
      const type = auditTypes[index % auditTypes.length] ?? 'run.failed';
      await db
        .transaction()
        .execute(trx => appendEvent(trx, anEvent(type, { proposalId: `p${index}`, runId: 'r1' })));
    }
    for (const size of signedSizes) outside.push(await signAt(db, size, key));
  });

  /** What the checker says after this tampering, by somebody who owns the database; it is then undone. */
  const afterTampering = async (
    tamper: (trx: Trx) => Promise<unknown>,
    known: { outside?: string[]; key?: SigningKey } = {},
  ): Promise<string[]> => {
    let sentences: string[] = [];
    const attempt = getStore()
      .db.transaction()
      .execute(async trx => {
        for (const table of ['audit_events', 'log_head', 'checkpoints'])
          await run(trx, `alter table ${table} disable trigger user`);
        await tamper(trx);
        const verifier = parseVerifier((known.key ?? key).verifier);
        const report = await checkTables(trx, known.outside ?? outside, verifier);
        sentences = report.findings.map(({ sentence }) => sentence);
        throw new Undone();
      });
    await expect(attempt).rejects.toBeInstanceOf(Undone);
    return sentences;
  };
  return { key, afterTampering };
};
