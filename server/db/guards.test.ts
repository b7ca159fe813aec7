import { type Kysely, sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { describeOnEveryStore } from '../../test/store.ts';
import type { Database } from './schema.ts';

const hash = 'a'.repeat(64);

/** One row in each table that others refer to. */
const fill = async (db: Kysely<Database>): Promise<void> => {
  const at = '2026-11-20T10:00:00Z';
  await db
    .insertInto('policy_versions')
    .values({
      version: 1,
      name: 'p',
      digest: hash,
      yaml: '',
      document: '{}',
      published_by: 'x',
      published_at: at,
    })
    .execute();
  await sql`
    insert into proposals (id, system, record_type, record_id, record_title, policy_version, proposer_sub,
      proposer_name, reason, evidence, left_out, warnings, state, seal, revision, request_digest, created_at, expires_at)
    values ('p1', 'desk', 'ticket', '7', 'Refund', 1, 'ann', 'Ann', 'because', '[]', '[]', '[]', 'waiting', ${hash}, 1,
      'd', ${at}, timestamptz ${sql.lit(at)} + interval '8 hours')`.execute(db);
  await sql`
    insert into audit_events (seq, type, at, actor, data, salt, commitment, leaf)
    values (1, 'proposal.created', ${at}, '{}', '{"reason":"private"}', 'salt', 'commitment', 'leaf')`.execute(
    db,
  );
  await sql`insert into checkpoints values (1, 'root', 'note', ${at})`.execute(db);
  await sql`update log_head set size = 1`.execute(db);
};

describeOnEveryStore('the database itself', getStore => {
  const run = (statement: string) => sql.raw(statement).execute(getStore().db);

  beforeAll(() => fill(getStore().db));

  test.each([
    `update audit_events set type = 'run.started'`,
    `update audit_events set data = '{"reason":"another"}'`,
    `update audit_events set data = null`,
    `update audit_events set data = null, salt = null, leaf = 'another'`,
    'delete from audit_events',
    'truncate audit_events',
    `update checkpoints set root = 'another'`,
    'delete from checkpoints',
    'update log_head set size = 0',
    'update log_head set size = 1',
    'delete from log_head',
    `insert into log_head values (2, 0, '[]')`,
    `update policy_versions set yaml = 'another'`,
    'delete from policy_versions',
    'truncate policy_versions cascade',
  ])('refuses to rewrite what is kept as evidence: %s', async statement => {
    await expect(run(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });

  test.each([
    `update proposals set state = 'done'`,
    `update proposals set seal = 'short'`,
    `update proposals set policy_version = 2`,
    `update proposals set number = 9`,
    `insert into changes values ('p1', 0, '{}', 'applied', null, null, null, null)`,
    `insert into changes values ('p1', 0, '{}', 'pending', null, null, '{}', null)`,
    `insert into changes values ('nowhere', 0, '{}', 'pending', null, null, null, null)`,
    `insert into runs values ('r', 'desk', 'ticket', '7', 'Refund', 'ann', 'Ann', 'done', null, 1, 'h', null, now(), null)`,
  ])('refuses a row that no legal step makes: %s', async statement => {
    await expect(run(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(23|428C9)/) });
  });

  test('takes one decision of each person about each seal', async () => {
    const decide = (id: string, sub: string, seal: string) =>
      run(
        `insert into decisions values ('${id}', 'p1', '${sub}', 'x', 'lead', 'approve', null, '', '${seal}', now())`,
      );
    await decide('d1', 'lea', hash);
    await decide('d2', 'leo', hash);
    await decide('d3', 'lea', 'b'.repeat(64));
    await expect(decide('d4', 'lea', hash)).rejects.toMatchObject({ code: '23505' });
  });

  test('lets an event be erased and keeps its commitment', async () => {
    await run('update audit_events set data = null, salt = null where seq = 1');
    const { rows } = await sql`select data, salt, commitment from audit_events`.execute(getStore().db);
    expect(rows).toEqual([{ data: null, salt: null, commitment: 'commitment' }]);
  });

  test('lets the log’s head grow', async () => {
    await run('update log_head set size = 2');
  });
});
