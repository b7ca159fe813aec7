import { expect, it } from 'vitest';
import { checkTables } from '../../audit/check-store.ts';
import { parseVerifier } from '../../audit/note.ts';
import type { AuditEvent } from '../../lib/core/audit-event.ts';
import { auditTypes } from '../../lib/core/audit-event.ts';
import { aSigningKey } from '../../test/builders/a-signing-key.ts';
import { anEvent } from '../../test/builders/an-event.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import type { Store } from '../db/open.ts';
import { appendEvent } from './append.ts';

const append = (store: Store, event: AuditEvent): Promise<number> =>
  store.db.transaction().execute(trx => appendEvent(trx, event));

const logSize = async (store: Store): Promise<{ head: number; rows: number }> => {
  const head = await store.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow();
  const rows = await store.db.selectFrom('audit_events').select('seq').execute();
  return { head: head.size, rows: rows.length };
};

/** What the independent checker finds in the rows; without checkpoints it always says that nothing is signed. */
const findings = async (store: Store): Promise<string[]> => {
  const verifier = parseVerifier(aSigningKey().verifier);
  const report = await checkTables(store.db, [], verifier);
  return report.findings
    .map(({ sentence }) => sentence)
    .filter(sentence => !sentence.startsWith('No checkpoint'));
};

describeOnEveryStore('appending to the log', getStore => {
  it('numbers events from 1 and the independent checker confirms every kind of them', async () => {
    const store = getStore();
    for (const [index, type] of auditTypes.entries())
      expect(await append(store, anEvent(type))).toBe(index + 1);
    expect(await findings(store)).toEqual([]);
  });

  it('leaves no trace when the caller’s transaction is rolled back', async () => {
    const store = getStore();
    const before = await logSize(store);
    const attempt = store.db.transaction().execute(async trx => {
      await appendEvent(trx, anEvent('proposal.withdrawn'));
      throw new Error('the caller fails');
    });
    await expect(attempt).rejects.toThrow('the caller fails');
    expect(await logSize(store)).toEqual(before);
    expect(await append(store, anEvent('proposal.withdrawn'))).toBe(before.head + 1);
    expect(await findings(store)).toEqual([]);
  });

  it.each([
    ['data of another kind', { ...anEvent('proposal.withdrawn'), data: { number: 'twelve' } }],
    [
      'data with a key that is not known',
      { ...anEvent('proposal.withdrawn'), data: { number: 1, more: true } },
    ],
    ['a kind that is not known', { ...anEvent('proposal.withdrawn'), type: 'proposal.forged' }],
    ['a time that is none', { ...anEvent('proposal.withdrawn'), at: 'yesterday' }],
    [
      'an actor without a name',
      { ...anEvent('proposal.withdrawn'), actor: { kind: 'person', sub: 'amira' } },
    ],
    ['half of a surrogate pair', anEvent('run.failed', { data: { reason: 'broken \ud83d' } })],
  ])('refuses %s and keeps nothing of the transaction', async (_what, event) => {
    const store = getStore();
    const before = await logSize(store);
    await expect(append(store, event as AuditEvent)).rejects.toMatchObject({
      name: 'Fault',
      code: 'internal',
    });
    expect(await logSize(store)).toEqual(before);
  });

  it('keeps text with control characters, any script and line ends as it was given', async () => {
    const store = getStore();
    const reason = 'NUL \u0000, escape \u001b[31m, \u202eright to left, 日本語, 👩‍👩‍👧, \u2028 and \r\n';
    const seq = await append(store, anEvent('run.failed', { data: { reason } }));
    const row = await store.db
      .selectFrom('audit_events')
      .select('data')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.data ?? '')).toEqual({ reason });
    expect(await findings(store)).toEqual([]);
  });

  it('has no gap and no duplicate after 50 appenders at once, some of whom fail', async () => {
    const store = getStore();
    const before = (await logSize(store)).head;
    const appenders = Array.from({ length: 50 }, (_, index) =>
      store.db.transaction().execute(async trx => {
        const seq = await appendEvent(trx, anEvent('proposal.withdrawn', { data: { number: index } }));
        if (index % 10 === 3) throw new Error('the caller fails');
        return seq;
      }),
    );
    const settled = await Promise.allSettled(appenders);
    const numbers = settled.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 45 }, (_, index) => before + index + 1),
    );
    expect(await logSize(store)).toEqual({ head: before + 45, rows: before + 45 });
    expect(await findings(store)).toEqual([]);
  });

  it('stays provable when an event’s data is erased', async () => {
    const store = getStore();
    const seq = await append(store, anEvent('run.failed', { data: { reason: 'names the customer' } }));
    await append(store, anEvent('proposal.withdrawn'));
    await store.db
      .updateTable('audit_events')
      .set({ data: null, salt: null })
      .where('seq', '=', seq)
      .execute();
    await append(store, anEvent('data.erased', { data: { erased: { event: 1 }, events: [seq] } }));
    expect(await findings(store)).toEqual([]);
  });

  it('salts equal data so that their commitments differ', async () => {
    const store = getStore();
    const first = await append(store, anEvent('proposal.withdrawn'));
    await append(store, anEvent('proposal.withdrawn'));
    const rows = await store.db
      .selectFrom('audit_events')
      .select('commitment')
      .where('seq', '>=', first)
      .execute();
    expect(new Set(rows.map(({ commitment }) => commitment)).size).toBe(2);
  });
});
