import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Proposal } from '../../../lib/core/proposal.ts';
import {
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../../test/services.ts';
import { describeOnEveryStore } from '../../../test/store.ts';
import { createProposal } from '../create-proposal.ts';
import { decideProposal } from '../decide-proposal.ts';
import { showProposal } from '../list-proposals.ts';
import { rollBack } from '../roll-back.ts';
import { applyProposal } from './apply-proposal.ts';

const order = '/billing/orders/O-20931';
const ticket = '/api/tickets/1042';
const statusThenRefund = [
  { kind: 'set-field', field: 'status', proposed: 'Solved' },
  { kind: 'set-field', field: 'refund_status', proposed: 'Approved' },
] as const;

describeOnEveryStore('a change of several fields', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  beforeEach(async () => {
    await desk.behave({ slowMs: 0, down: false, lose: null });
    desk.reset();
  });

  const proposed = (changes: Parameters<typeof createProposal>[2]['changes']): Promise<Proposal> =>
    createProposal(services, amira, {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes,
      reason: 'duplicate charge confirmed',
    });
  const approved = async (): Promise<Proposal> => {
    const { id, seal } = await proposed([...statusThenRefund]);
    return decideProposal(services, lena, id, { seal, outcome: 'approve' });
  };
  const show = (id: string): Promise<Proposal> => showProposal(services, lena, id);
  const applyUntilSettled = (id: string) =>
    expect
      .poll(() => applyProposal(services, id).catch(({ code }) => code), { timeout: 10_000, interval: 100 })
      .toBe('settled');
  const rollBackAndApply = async (id: string): Promise<void> => {
    const back = await rollBack(services, lena, id, { id: randomUUID(), reason: 'put it back' });
    await applyProposal(services, back.id);
  };

  test('when a later field turns out stale, the card says what was written, and that can be rolled back', async () => {
    const before = await desk.fields(ticket);
    const { id } = await approved();
    await desk.behave({ lose: 'answer' });
    await expect(applyProposal(services, id)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await desk.change(order, { refund_status: 'Paid' });
    await applyUntilSettled(id);
    expect(await show(id)).toMatchObject({
      state: 'stale',
      stateReason: expect.stringContaining('Written before that: Status.'),
      changes: [{ state: 'applied' }, { state: 'stale' }],
    });
    await rollBackAndApply(id);
    expect((await desk.fields(ticket)).status).toBe(before.status);
    expect((await desk.fields(order)).refund_status).toBe('Paid');
    expect((await show(id)).state).toBe('rolled-back');
  });

  test('a rollback that was held up between two changes can be finished by another one', async () => {
    const before = { ...(await desk.fields(ticket)), ...(await desk.fields(order)) };
    const { id } = await approved();
    await applyProposal(services, id);
    const first = await rollBack(services, lena, id, { id: randomUUID(), reason: 'put it back' });
    await desk.behave({ lose: 'answer' });
    await expect(applyProposal(services, first.id)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await desk.change(order, { refund_status: 'Paid' });
    await applyUntilSettled(first.id);
    expect(await show(first.id)).toMatchObject({
      state: 'stale',
      changes: [{ state: 'applied' }, { state: 'stale' }],
    });
    await expect(rollBackAndApply(id)).rejects.toMatchObject({ public: expect.stringContaining('“Paid”') });
    await desk.change(order, { refund_status: 'Approved' });
    const second = await rollBack(services, lena, id, { id: randomUUID(), reason: 'put the rest back' });
    expect(second).toMatchObject({
      changes: [{ field: 'refund_status', base: 'Approved', proposed: before.refund_status }],
      warnings: ['Status is what it was before already.'],
    });
    await applyProposal(services, second.id);
    expect((await desk.fields(order)).refund_status).toBe(before.refund_status);
    expect((await desk.fields(ticket)).status).toBe(before.status);
    expect((await show(id)).state).toBe('rolled-back');
  });

  test('where every value is what it was already, there is nothing to roll back', async () => {
    const before = { status: await desk.fields(ticket), refund: await desk.fields(order) };
    const { id } = await approved();
    await applyProposal(services, id);
    await desk.change(order, { refund_status: String(before.refund.refund_status) });
    await desk.change(ticket, { status: String(before.status.status) });
    await expect(rollBackAndApply(id)).rejects.toMatchObject({
      code: 'conflict',
      public: expect.stringContaining('nothing to roll back'),
    });
  });

  test('what somebody else wrote before the value was read back is not rolled back as ours', async () => {
    const { id } = await approved();
    await applyProposal(services, id);
    await desk.change(order, { refund_status: 'Paid' });
    const receipt = (await show(id)).changes[1]?.receipt;
    await services.db
      .updateTable('changes')
      .set({ receipt: JSON.stringify({ ...receipt, after: 'Paid' }) })
      .where('proposal_id', '=', id)
      .where('index', '=', 1)
      .execute();
    await expect(rollBackAndApply(id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await desk.fields(order)).refund_status).toBe('Paid');
  });

  test('of two rollbacks asked for at the same moment one is made, and the other is told its number', async () => {
    const { id } = await approved();
    await applyProposal(services, id);
    await desk.behave({ slowMs: 200 });
    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => rollBack(services, lena, id, { id: randomUUID(), reason: 'put it back' })),
    );
    await desk.behave({ slowMs: 0 });
    const made = asked.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    expect(made).toHaveLength(1);
    const words = `Proposal #${made[0]?.number} rolls this back already.`;
    for (const result of asked)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'conflict', public: words });
    expect(await applyProposal(services, made[0]?.id ?? '')).toBe('settled');
    expect((await show(id)).state).toBe('rolled-back');
  });

  test('a rollback sent twice at the same moment is stored once, and both are told so', async () => {
    const { id } = await approved();
    await applyProposal(services, id);
    await desk.behave({ slowMs: 200 });
    const request = { id: randomUUID(), reason: 'put it back' };
    const [first, second] = await Promise.all([1, 2].map(() => rollBack(services, lena, id, request)));
    expect(second).toEqual(first);
  });

  test('one field cannot be given two values in one proposal', async () => {
    await expect(
      proposed([statusThenRefund[0], { kind: 'set-field', field: 'status', proposed: 'Open' }]),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});
