import { randomUUID } from 'node:crypto';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkTables } from '../../../audit/check-store.ts';
import { parseVerifier } from '../../../audit/note.ts';
import { aSigningKey } from '../../../test/builders/a-signing-key.ts';
import { publishEdits } from '../../../test/policy-drafts.ts';
import { draftTicket, eventsOf, importDemoArticles, withFlow } from '../../../test/run.ts';
import {
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../../test/services.ts';
import { describeOnEveryStore } from '../../../test/store.ts';
import { openException } from '../../flow/open-exceptions.ts';
import { applyProposal } from '../apply-proposal/apply-proposal.ts';
import { collectEvidence } from '../collect-evidence.ts';
import { createProposal } from '../create-proposal.ts';
import { decideProposal } from '../decide-proposal.ts';
import { rollBack } from '../roll-back.ts';
import { showRun } from '../show-run.ts';
import { showSource } from '../show-source.ts';
import { showTimeline } from '../show-timeline.ts';
import { eraseExpired } from './erase-expired.ts';

const day = 86_400_000;
const ticket = { system: 'desk', type: 'ticket', id: '1042' };

describeOnEveryStore('what is kept no longer than the policy says', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  beforeEach(() => {
    desk.reset();
    services.clock.offsetMs = 0;
  });

  const draft = async (): Promise<string> => (await draftTicket(withFlow(services), amira, '1042')).runId;

  const keptKinds = async (): Promise<string[]> => {
    const rows = await services.db
      .selectFrom('artifacts')
      .select('kind')
      .distinct()
      .where('body', 'is not', null)
      .execute();
    return rows.map(({ kind }) => kind).sort();
  };

  const whenDaysHavePassed = async (days: number): Promise<void> => {
    services.clock.offsetMs = days * day;
    await eraseExpired(services);
  };

  /** What the independent checker finds in the rows; their signatures have tests of their own. */
  const findings = async (db: QueryExecutorProvider = services.db): Promise<string[]> => {
    const report = await checkTables(db, [], parseVerifier(aSigningKey().verifier));
    return report.findings.map(({ sentence }) => sentence).filter(sentence => !/checkpoint/i.test(sentence));
  };

  const propose = async (runId: string | null) =>
    createProposal(services, amira, {
      id: randomUUID(),
      runId,
      record: ticket,
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
      reason: 'duplicate charge confirmed',
    });

  test('readings and prompts go on their day, outputs and drafts on theirs, each leaving a tombstone', async () => {
    const runId = await draft();
    await whenDaysHavePassed(29);
    expect(await keptKinds()).toEqual(['corpus', 'manifest', 'output', 'prompt', 'reading']);
    await whenDaysHavePassed(31);
    expect(await keptKinds()).toEqual(['corpus', 'manifest', 'output']);
    expect((await showRun(services, amira, runId)).draft).not.toBeNull();
    await expect(showSource(services, amira, runId, 'field:amount')).rejects.toMatchObject({ code: 'gone' });
    await whenDaysHavePassed(91);
    expect(await keptKinds()).toEqual(['corpus', 'manifest']);
    expect((await showRun(services, amira, runId)).draft).toBeNull();
    const end = (await eventsOf(withFlow(services), amira, runId)).at(-1)?.event;
    expect(end).toMatchObject({ reason: 'This draft has expired and was removed.' });
    const tombstones = await services.db
      .selectFrom('artifacts')
      .select(['digest', 'kind', 'erased_under', 'erased_at'])
      .where('body', 'is', null)
      .execute();
    expect(tombstones.length).toBeGreaterThan(5);
    for (const { digest, erased_under, erased_at } of tombstones) {
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(erased_under).toBe(1);
      expect(Number(erased_at)).toBeGreaterThan(Date.now());
    }
    expect(await findings()).toEqual([]);
  });

  test('each erasure is in the log, and one that finds nothing is not', async () => {
    await draft();
    const logged = async () =>
      (
        await services.db
          .selectFrom('audit_events')
          .select('data')
          .where('type', '=', 'data.erased')
          .execute()
      ).length;
    const before = await logged();
    await whenDaysHavePassed(31);
    const once = await logged();
    expect(once).toBeGreaterThan(before);
    await eraseExpired(services);
    expect(await logged()).toBe(once);
  });

  /** What the checker says once this was done by somebody who owns the database; it is then undone. */
  const findingsAfter = async (statement: RawBuilder<unknown>): Promise<string[]> => {
    const undone = new Error('undone');
    let found: string[] = [];
    const attempt = services.db.transaction().execute(async trx => {
      await statement.execute(trx);
      found = await findings(trx);
      throw undone;
    });
    await expect(attempt).rejects.toBe(undone);
    return found;
  };

  test('an artifact whose body somebody removed by hand is told from an erased one', async () => {
    await draft();
    await whenDaysHavePassed(31);
    services.clock.offsetMs = 0;
    await draft();
    expect(await findings()).toEqual([]);
    const found = await findingsAfter(
      sql`update artifacts set body = null, erased_at = now(), erased_under = 1 where body is not null`,
    );
    expect(found.length).toBeGreaterThan(5);
    for (const sentence of found) expect(sentence).toMatch(/^The artifact [0-9a-f]{64} has lost its body/);
  });

  test('details that somebody removed by hand are told from erased ones', async () => {
    await propose(null);
    expect(
      await findingsAfter(sql`
        update audit_events set data = null, salt = null
        where seq = (select max(seq) from audit_events where type = 'proposal.created')`),
    ).toEqual([expect.stringMatching(/^Event \d+ has lost its details, and no later event tells of that/)]);
  });

  test('the title of a record goes with the reading that it was read in', async () => {
    const runId = await draft();
    const title = async () => {
      const run = await services.db
        .selectFrom('runs')
        .select('record_title')
        .where('id', '=', runId)
        .executeTakeFirstOrThrow();
      return run.record_title;
    };
    await whenDaysHavePassed(29);
    expect(await title()).not.toBe('1042');
    await whenDaysHavePassed(31);
    expect(await title()).toBe('1042');
  });

  test('an exception stays until it was resolved long ago, and its removal is counted in the log', async () => {
    const id = randomUUID();
    await services.db.transaction().execute(trx =>
      openException(trx, {
        id,
        kind: 'broken-locator',
        record: ticket,
        field: 'subject',
        summary: 'Subject is not found any more',
        runId: null,
        policyVersion: 1,
        at: services.now(),
        ofSite: { site: 'sandbox', seen: 3 },
      }),
    );
    const kept = async () =>
      (await services.db.selectFrom('exceptions').select('id').execute()).some(row => row.id === id);
    await whenDaysHavePassed(4000);
    expect(await kept()).toBe(true);
    await services.db
      .updateTable('exceptions')
      .set({ resolved_at: services.now(), resolution: 'repaired', resolved_by: lena.name })
      .where('id', '=', id)
      .execute();
    await whenDaysHavePassed(4000 + 3649);
    expect(await kept()).toBe(true);
    await whenDaysHavePassed(4000 + 3651);
    expect(await kept()).toBe(false);
    const logged = await services.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'data.erased')
      .orderBy('seq', 'desc')
      .limit(5)
      .execute();
    expect(logged.map(({ data }) => JSON.parse(data ?? '').erased)).toContainEqual({ exception: 1 });
  });

  test('an equal value that is stored again after its erasure is there again', async () => {
    await draft();
    await whenDaysHavePassed(91);
    services.clock.offsetMs = 0;
    const runId = await draft();
    expect(await showSource(services, amira, runId, 'field:amount')).toMatchObject({ text: '49.00 EUR' });
  });

  test('the evidence of a proposal says which parts were erased, when and under which policy', async () => {
    const { id } = await propose(await draft());
    await whenDaysHavePassed(31);
    const { missing } = await collectEvidence(services.db, id);
    expect(missing).toContainEqual(
      expect.stringMatching(
        /^The reading [0-9a-f]{64} was erased on \d{4}-\d\d-\d\d under policy version 1\.$/,
      ),
    );
  });

  test('a policy that shortens a time is true for what is stored already', async () => {
    await draft();
    await publishEdits(services, [{ path: ['retention', 'reading'], value: '2d' }]);
    await whenDaysHavePassed(3);
    expect(await keptKinds()).not.toContain('reading');
    expect(await keptKinds()).toContain('prompt');
  });

  test('after the time for evidence proposals and details are gone, and the log still proves itself', async () => {
    const original = await propose(await draft());
    await decideProposal(services, lena, original.id, { seal: original.seal, outcome: 'approve' });
    await expect
      .poll(() => applyProposal(services, original.id).catch(({ code }) => code), { timeout: 10_000 })
      .toBe('settled');
    await rollBack(services, lena, original.id, { id: randomUUID(), reason: 'for the test' });
    await services.db
      .updateTable('proposals')
      .set({ state: 'rejected' })
      .where('state', 'in', ['waiting', 'approved'])
      .execute();
    await whenDaysHavePassed(3649);
    expect(await services.db.selectFrom('proposals').select('id').execute()).not.toEqual([]);
    desk.reset();
    const waiting = await propose(null);
    await whenDaysHavePassed(3651 + 3649);
    const left = await services.db.selectFrom('proposals').select('id').execute();
    expect(left).toEqual([{ id: waiting.id }]);
    expect(await services.db.selectFrom('runs').select('id').execute()).toEqual([]);
    const { items } = await showTimeline(services, { ...ticket, limit: 100 });
    expect(items.some(({ erased }) => erased)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('duplicate charge');
    expect(await findings()).toEqual([]);
  });
});
