import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { timelineEntry } from '../../lib/contract/oversight.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { anAppliedProposal } from '../../test/builders/an-applied-proposal.ts';
import { anEvent } from '../../test/builders/an-event.ts';
import {
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { appendEvent } from '../log/append.ts';
import { rollBack } from './roll-back.ts';
import { showTimeline, type TimelineQuery } from './show-timeline.ts';

const ticket = { system: 'desk', type: 'ticket', id: '1042' };

describeOnEveryStore('the timeline of a record', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  let proposal: Proposal;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  beforeEach(async () => {
    desk.reset();
    proposal = await anAppliedProposal(services);
  });

  const show = (changes: Partial<TimelineQuery> = {}) =>
    showTimeline(services, { ...ticket, limit: 100, ...changes });
  const ofProposal = async (changes: Partial<TimelineQuery> = {}) =>
    (await show(changes)).items.filter(({ proposalId }) => proposalId === proposal.id);

  test('tells who proposed, approved and wrote what, why, and how to undo it, newest first', async () => {
    const entries = await ofProposal();
    const { number } = proposal;
    const refund = 'Refund status: “Requested” → “Approved”';
    expect(entries.map(({ sentence }) => sentence).reverse()).toEqual([
      expect.stringMatching(
        `^Amira Haddad made proposal #${number} — .*“Requested” → “Approved”; .*“Hello Dana`,
      ),
      expect.stringMatching(`^Lena Vogt approved proposal #${number} as lead — ${refund}; `),
      `Writing proposal #${number} began — ${refund}.`,
      `Proposal #${number} was written by countersign — ${refund}. Approved by Lena Vogt.`,
      expect.stringMatching(`^Writing proposal #${number} began — .*“Hello Dana`),
      expect.stringMatching(
        `^Proposal #${number} was written by countersign — .*“Hello Dana.* Approved by Lena Vogt\\.$`,
      ),
    ]);
    expect(entries.find(({ before, type }) => before && type === 'apply.done')).toMatchObject({
      actor: 'Countersign',
      before: 'Requested',
      after: 'Approved',
      why: 'duplicate charge confirmed',
      undo: `Roll back proposal #${number}. Returns exactly to “Requested”.`,
      erased: false,
    });
    for (const entry of entries) timelineEntry.parse(entry);
  });

  test('is the same asked for the other system’s record that was written', async () => {
    const target = proposal.changes[0]?.target ?? ticket;
    expect(target.system).toBe('billing');
    const entries = await ofProposal(target);
    expect(entries.map(({ seq }) => seq)).toEqual((await ofProposal()).map(({ seq }) => seq));
  });

  test('does not tell of other records', async () => {
    expect((await show({ id: '1043' })).items).toEqual([]);
  });

  test('up to a moment tells what had happened by then', async () => {
    const entries = await ofProposal();
    const decided = entries.find(({ type }) => type === 'decision.made');
    const then = await ofProposal({ at: decided?.at });
    expect(then.every(({ at }) => at <= (decided?.at ?? ''))).toBe(true);
    expect(then.map(({ seq }) => seq)).toContain(decided?.seq);
    expect((await show({ at: '2020-01-01T00:00:00Z' })).items).toEqual([]);
  });

  test('comes in pages that together are the whole, without an entry twice', async () => {
    const whole = (await show()).items.map(({ seq }) => seq);
    const paged: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await show({ limit: 4, cursor });
      expect(page.items.length).toBeLessThanOrEqual(4);
      paged.push(...page.items.map(({ seq }) => seq));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
  });

  test.each(['0', '-1', '1e9', 'x', '9'.repeat(20), ''])('refuses the cursor “%s”', async cursor => {
    await expect(show({ cursor })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('shows an erased event as erased, with time and actor', async () => {
    const decided = (await ofProposal()).find(({ type }) => type === 'decision.made');
    await services.db
      .updateTable('audit_events')
      .set({ data: null, salt: null })
      .where('seq', '=', decided?.seq ?? 0)
      .execute();
    const erased = (await ofProposal()).find(({ seq }) => seq === decided?.seq);
    expect(erased).toMatchObject({ erased: true, actor: 'Lena Vogt', at: decided?.at, why: null });
    expect(erased?.sentence).not.toContain('two captures');
  });

  test('says that a proposal is to undo an earlier one', async () => {
    const undo = await rollBack(services, lena, proposal.id, {
      id: crypto.randomUUID(),
      reason: 'the first charge was the right one to refund',
    });
    const made = (await show()).items.find(
      ({ proposalId, type }) => proposalId === undo.id && type === 'proposal.created',
    );
    expect(made?.sentence).toMatch(`made proposal #${undo.number}, to undo an earlier one — `);
    expect(made).toMatchObject({ why: 'the first charge was the right one to refund' });
  });

  test('tells of an event that this version cannot read, without its details, instead of failing', async () => {
    const { db } = services;
    const seq = await db
      .transaction()
      .execute(trx => appendEvent(trx, anEvent('proposal.withdrawn', { record: { ...ticket, id: '2000' } })));
    const row = await db
      .selectFrom('audit_events')
      .selectAll()
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    const strange = [
      { type: 'of.tomorrow', data: row.data },
      { type: 'constructor', data: row.data },
      { type: 'proposal.withdrawn', data: 'no JSON' },
    ].map((columns, index) => ({
      ...row,
      ...columns,
      seq: 999_990 - index,
      actor: JSON.stringify(row.actor),
    }));
    await db.insertInto('audit_events').values(strange).execute();
    const { items } = await show({ id: '2000' });
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'Amira Haddad: of.tomorrow. This version cannot read the details.',
      'Amira Haddad: constructor. This version cannot read the details.',
      'Amira Haddad: proposal.withdrawn. This version cannot read the details.',
      'Amira Haddad withdrew proposal #12.',
    ]);
  });
});
