import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BodyOf } from '../../lib/contract/endpoint.ts';
import type { proposalsCreate } from '../../lib/contract/proposals.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import {
  ada,
  amira,
  ben,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { applyProposal } from './apply-proposal/apply-proposal.ts';
import { createProposal } from './create-proposal.ts';
import { decideProposal } from './decide-proposal.ts';
import { editProposal } from './edit-proposal.ts';
import { expireProposals } from './expire-proposals.ts';
import { listProposals, showProposal } from './list-proposals.ts';
import { rollBack } from './roll-back.ts';
import { setStop } from './set-stop.ts';
import { rememberPerson } from './show-session.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

type Request = BodyOf<typeof proposalsCreate>;

const order = '/billing/orders/O-20931';
const ticket = { system: 'desk', type: 'ticket', id: '1042' };
const refund = (changes: Partial<Request> = {}): Request => ({
  id: randomUUID(),
  runId: null,
  record: ticket,
  changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
  reason: 'duplicate charge confirmed',
  ...changes,
});
const withFault = (code: string, words?: RegExp) =>
  expect.objectContaining({ code, ...(words ? { public: expect.stringMatching(words) } : {}) });

describeOnEveryStore('proposals', getStore => {
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
    services.clock.offsetMs = 0;
  });

  const events = async (id: string): Promise<string[]> => {
    const rows = await services.db
      .selectFrom('audit_events')
      .select('type')
      .where('proposal_id', '=', id)
      .orderBy('seq')
      .execute();
    return rows.map(({ type }) => type);
  };
  const approve = (proposal: Proposal, person: SignedIn = lena): Promise<Proposal> =>
    decideProposal(services, person, proposal.id, { seal: proposal.seal, outcome: 'approve' });
  const approved = async (request = refund()): Promise<Proposal> =>
    approve(await createProposal(services, amira, request));
  const show = (id: string): Promise<Proposal> => showProposal(services, lena, id);

  /** What the queue does: again and again until the outcome is known. */
  const applyUntilSettled = async (id: string): Promise<void> => {
    await expect
      .poll(() => applyProposal(services, id).catch(({ code }) => code), { timeout: 10_000, interval: 100 })
      .toBe('settled');
  };

  test('a proposal carries the owner’s value, not what the request claims', async () => {
    const proposal = await createProposal(services, amira, refund());
    expect(proposal).toMatchObject({
      state: 'waiting',
      recordTitle: 'Charged twice for the March invoice',
      policyVersion: 1,
    });
    expect(proposal.changes[0]).toMatchObject({
      base: 'Requested',
      proposed: 'Approved',
      target: { system: 'billing', type: 'order', id: 'O-20931' },
      gate: { gate: 'hard', approvals: [{ role: 'lead', count: 1 }] },
      undo: { kind: 'restore', forecast: 'Returns exactly to “Requested”.' },
    });
    expect(await events(proposal.id)).toEqual(['proposal.created']);
    expect(await desk.history(order)).toEqual([]);
  });

  test('the same id sent again gives the stored proposal, and with other content it is refused', async () => {
    const request = refund();
    const first = await createProposal(services, amira, request);
    expect(await createProposal(services, amira, request)).toEqual(first);
    await expect(createProposal(services, amira, { ...request, reason: 'other' })).rejects.toEqual(
      withFault('conflict'),
    );
    await expect(createProposal(services, ben, request)).rejects.toEqual(withFault('conflict'));
  });

  test('the same proposal sent twice at the same moment is stored once, and both are told so', async () => {
    await desk.behave({ slowMs: 100 });
    const request = refund();
    const [first, second] = await Promise.all([
      createProposal(services, amira, request),
      createProposal(services, amira, request),
    ]);
    expect(second).toEqual(first);
    const events = await services.db
      .selectFrom('audit_events')
      .select('type')
      .where('proposal_id', '=', request.id)
      .execute();
    expect(events).toEqual([{ type: 'proposal.created' }]);
  });

  test('what policy does not allow is refused before anything is stored', async () => {
    const forbidden = refund({
      changes: [{ kind: 'set-field', field: 'risk_note', proposed: 'x' }],
    });
    await expect(createProposal(services, amira, forbidden)).rejects.toEqual(withFault('forbidden'));
    await expect(createProposal(services, ada, refund())).rejects.toEqual(withFault('forbidden'));
    await expect(
      createProposal(services, amira, refund({ record: { ...ticket, id: '999999' } })),
    ).rejects.toEqual(withFault('not-found'));
    await expect(
      createProposal(services, amira, refund({ record: { ...ticket, type: 'constructor' } })),
    ).rejects.toEqual(withFault('forbidden'));
    await expect(showProposal(services, lena, forbidden.id)).rejects.toEqual(withFault('not-found'));
  });

  test('with the help desk down nothing is proposed and the words say so', async () => {
    await desk.behave({ down: true });
    await expect(createProposal(services, amira, refund())).rejects.toEqual(
      withFault('upstream-unavailable'),
    );
  });

  test('a proposer cannot decide their own proposal, and the attempt is on the record', async () => {
    const proposal = await createProposal(services, amira, refund());
    const promoted = { ...amira, roles: ['agent', 'lead'] };
    await expect(approve(proposal, promoted)).rejects.toEqual(withFault('forbidden', /Another person/));
    expect(await events(proposal.id)).toEqual(['proposal.created', 'decision.refused']);
  });

  test('an approval covers exactly the card that was shown', async () => {
    const proposal = await createProposal(services, amira, refund());
    const other = await createProposal(services, ben, refund({ reason: 'another card' }));
    await expect(
      decideProposal(services, lena, proposal.id, { seal: other.seal, outcome: 'approve' }),
    ).rejects.toEqual(withFault('conflict', /changed since/));
    const { state } = await approve(proposal);
    expect(state).toBe('approved');
    await expect(approve(proposal)).rejects.toEqual(withFault('forbidden'));
  });

  test('an approval after the expiry is refused although nothing swept it; the sweep then closes it', async () => {
    const proposal = await createProposal(services, amira, refund());
    services.clock.offsetMs = 9 * 3_600_000;
    await expect(approve(proposal)).rejects.toEqual(withFault('forbidden', /expired/));
    expect(await expireProposals(services)).toBeGreaterThan(0);
    expect((await show(proposal.id)).state).toBe('expired');
  });

  test('a rejection needs a reason code and writes nothing', async () => {
    const proposal = await createProposal(services, amira, refund());
    const reject = { seal: proposal.seal, outcome: 'reject' as const };
    await expect(
      decideProposal(services, lena, proposal.id, { ...reject, reasonCode: 'toString' }),
    ).rejects.toEqual(withFault('bad-input'));
    const rejected = await decideProposal(services, lena, proposal.id, {
      ...reject,
      reasonCode: 'wrong-value',
    });
    expect(rejected).toMatchObject({
      state: 'rejected',
      decisions: [{ outcome: 'reject', reasonCode: 'wrong-value' }],
    });
    expect(await applyProposal(services, proposal.id)).toBe('settled');
    expect(await desk.history(order)).toEqual([]);
  });

  test('a large refund waits for two people in two roles', async () => {
    const large = refund({ record: { ...ticket, id: '1046' } });
    const proposal = await createProposal(services, amira, large);
    expect(proposal.changes[0]?.gate.approvals.map(({ role }) => role)).toEqual(['lead', 'admin']);
    expect((await approve(proposal)).state).toBe('waiting');
    expect((await approve(proposal, tomas)).state).toBe('approved');
  });

  test('an edited value is gated again, gets a new seal, and the old seal is worth nothing', async () => {
    const proposal = await createProposal(services, amira, refund());
    const edit = { seal: proposal.seal, edits: [{ index: 0, proposed: 'Declined' }] };
    const edited = await editProposal(services, lena, proposal.id, edit);
    expect(edited).toMatchObject({ revision: 2, changes: [{ proposed: 'Declined', origin: 'edited' }] });
    expect(edited.seal).not.toBe(proposal.seal);
    await expect(approve(proposal)).rejects.toEqual(withFault('conflict'));
    await expect(editProposal(services, amira, proposal.id, { ...edit, seal: edited.seal })).rejects.toEqual(
      withFault('forbidden'),
    );
    const otherLead = { sub: 'marta.lind', name: 'Marta Lind', roles: ['lead'] };
    expect((await approve(edited, otherLead)).state).toBe('approved');
  });

  test('an approved proposal is written once, by the service account, read back and receipted', async () => {
    const proposal = await approved();
    expect(await applyProposal(services, proposal.id)).toBe('settled');
    expect(await applyProposal(services, proposal.id)).toBe('settled');
    const applied = await show(proposal.id);
    expect(applied).toMatchObject({
      state: 'applied',
      changes: [
        { state: 'applied', receipt: { before: 'Requested', after: 'Approved', writtenBy: 'countersign' } },
      ],
    });
    expect(await desk.history(order)).toMatchObject([
      { account: 'countersign', field: 'refund_status', old: 'Requested', new: 'Approved' },
    ]);
    expect(await events(proposal.id)).toEqual([
      'proposal.created',
      'decision.made',
      'apply.intended',
      'apply.done',
    ]);
  });

  test('a record that changed after the approval is left alone, with an exception', async () => {
    const proposal = await approved();
    await desk.change(order, { refund_status: 'Paid' });
    await applyProposal(services, proposal.id);
    expect(await show(proposal.id)).toMatchObject({ state: 'stale', changes: [{ state: 'stale' }] });
    expect((await desk.fields(order)).refund_status).toBe('Paid');
    const open = await services.db
      .selectFrom('exceptions')
      .selectAll()
      .where('proposal_id', '=', proposal.id)
      .execute();
    expect(open).toMatchObject([{ kind: 'stale', field: 'refund_status', policy_version: 1 }]);
  });

  test('one stale change holds back every change of the proposal', async () => {
    const both = refund({
      changes: [
        { kind: 'reply', proposed: 'We refund the second charge.' },
        { kind: 'set-field', field: 'refund_status', proposed: 'Approved' },
      ],
    });
    const proposal = await approved(both);
    await desk.change(order, { refund_status: 'Paid' });
    await applyProposal(services, proposal.id);
    expect((await show(proposal.id)).state).toBe('stale');
    expect(
      (await desk.history('/api/tickets/1042')).filter(({ account }) => account === 'countersign'),
    ).toEqual([]);
  });

  test.each(['request', 'answer'] as const)(
    'when the %s of a write is lost, the next attempt leaves exactly one effect',
    async lost => {
      const proposal = await approved();
      await desk.behave({ lose: lost });
      await expect(applyProposal(services, proposal.id)).rejects.toEqual(withFault('upstream-unavailable'));
      await applyUntilSettled(proposal.id);
      expect((await show(proposal.id)).state).toBe('applied');
      expect(await desk.history(order)).toHaveLength(1);
    },
  );

  test.each(['request', 'answer'] as const)('a reply whose %s was lost is sent exactly once', async lost => {
    const reply = refund({
      changes: [{ kind: 'reply', proposed: 'Your money is on its way.' }],
    });
    const proposal = await approved(reply);
    await desk.behave({ lose: lost });
    await expect(applyProposal(services, proposal.id)).rejects.toThrow();
    await applyUntilSettled(proposal.id);
    const sent = (await desk.history('/api/tickets/1042')).filter(({ account }) => account === 'countersign');
    expect(sent).toMatchObject([{ kind: 'public', new: 'Your money is on its way.' }]);
  });

  test('while an earlier write may still arrive, it is not sent again', async () => {
    const reply = refund({
      changes: [{ kind: 'reply', proposed: 'Your money is on its way.' }],
    });
    const proposal = await approved(reply);
    await desk.behave({ lose: 'request' });
    await expect(applyProposal(services, proposal.id)).rejects.toEqual(withFault('upstream-unavailable'));
    await expect(applyProposal(services, proposal.id)).rejects.toEqual(withFault('conflict', /under way/));
    expect(
      (await desk.history('/api/tickets/1042')).filter(({ account }) => account === 'countersign'),
    ).toEqual([]);
    await applyUntilSettled(proposal.id);
  });

  test('two appliers at the same moment leave one effect', async () => {
    const proposal = await approved();
    await desk.behave({ slowMs: 30 });
    await Promise.allSettled([applyProposal(services, proposal.id), applyProposal(services, proposal.id)]);
    await applyProposal(services, proposal.id);
    expect(await desk.history(order)).toHaveLength(1);
    expect((await show(proposal.id)).state).toBe('applied');
  });

  test('two leads at the same moment make one decision', async () => {
    const second = { sub: 'second.lead', name: 'Second Lead', roles: ['lead'] };
    await rememberPerson(services, second);
    const proposal = await createProposal(services, amira, refund());
    const results = await Promise.allSettled([approve(proposal), approve(proposal, second)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await show(proposal.id)).decisions).toHaveLength(1);
  });

  test('while a stop switch is on nothing is written, and clearing it lets the change through', async () => {
    const proposal = await approved();
    await setStop(services, lena, {
      scope: 'connector:sandbox-billing',
      stopped: true,
      reason: 'looking into it',
    });
    expect(await applyProposal(services, proposal.id)).toBe('stopped');
    expect(await applyProposal(services, proposal.id)).toBe('stopped');
    expect(await desk.history(order)).toEqual([]);
    expect((await events(proposal.id)).filter(type => type === 'apply.refused')).toHaveLength(1);
    await setStop(services, lena, {
      scope: 'connector:sandbox-billing',
      stopped: false,
      reason: 'all is well',
    });
    expect(await applyProposal(services, proposal.id)).toBe('settled');
    expect(await desk.history(order)).toHaveLength(1);
  });

  test('a decision held back for longer than a proposal may wait is no longer good', async () => {
    const proposal = await approved();
    await setStop(services, lena, { scope: 'everything', stopped: true, reason: 'looking into it' });
    expect(await applyProposal(services, proposal.id)).toBe('stopped');
    await setStop(services, lena, { scope: 'everything', stopped: false, reason: 'all is well' });
    services.clock.offsetMs = 9 * 3_600_000;
    await applyProposal(services, proposal.id);
    expect(await show(proposal.id)).toMatchObject({
      state: 'failed',
      stateReason: expect.stringContaining('older'),
    });
    expect(await desk.history(order)).toEqual([]);
  });

  test('one rollback at a time: the second is refused and names the first', async () => {
    const proposal = await approved();
    await applyProposal(services, proposal.id);
    const first = await rollBack(services, lena, proposal.id, { id: randomUUID(), reason: 'wrong' });
    await expect(
      rollBack(services, lena, proposal.id, { id: randomUUID(), reason: 'wrong again' }),
    ).rejects.toEqual(withFault('conflict', new RegExp(`#${first.number}`)));
  });

  test('an edit back to the present value, or of one change twice, is refused', async () => {
    const { id, seal } = await createProposal(services, amira, refund());
    const edits = (...proposed: string[]) => proposed.map(value => ({ index: 0, proposed: value }));
    await expect(editProposal(services, lena, id, { seal, edits: edits('Requested') })).rejects.toEqual(
      withFault('conflict', /already/),
    );
    await expect(
      editProposal(services, lena, id, { seal, edits: edits('Paid', 'Declined') }),
    ).rejects.toEqual(withFault('bad-input'));
  });

  test('an approver who lost the role before the write stops it', async () => {
    const proposal = await approved();
    await rememberPerson(services, { ...lena, roles: ['agent'] });
    await applyProposal(services, proposal.id);
    await rememberPerson(services, lena);
    expect(await show(proposal.id)).toMatchObject({
      state: 'failed',
      stateReason: expect.stringContaining('no longer'),
    });
    expect(await desk.history(order)).toEqual([]);
  });

  test('a proposer who lost the field before the write stops it', async () => {
    const proposal = await approved();
    await rememberPerson(services, { ...amira, roles: ['auditor'] });
    await applyProposal(services, proposal.id);
    await rememberPerson(services, amira);
    expect(await show(proposal.id)).toMatchObject({
      state: 'failed',
      stateReason: expect.stringContaining('no longer'),
    });
    expect(await desk.history(order)).toEqual([]);
  });

  test('a card altered in the store does not match its seal and is not written', async () => {
    const proposal = await approved();
    await services.db
      .updateTable('proposals')
      .set({ reason: 'another story' })
      .where('id', '=', proposal.id)
      .execute();
    await applyProposal(services, proposal.id);
    expect(await show(proposal.id)).toMatchObject({
      state: 'failed',
      stateReason: expect.stringContaining('seal'),
    });
    expect(await desk.history(order)).toEqual([]);
  });

  test('a soft gate is confirmed by the proposer’s own reason and applied without a lead', async () => {
    const solved = refund({
      changes: [{ kind: 'set-field', field: 'status', proposed: 'Solved' }],
    });
    const proposal = await createProposal(services, amira, solved);
    expect(proposal).toMatchObject({
      state: 'approved',
      decisions: [{ outcome: 'confirm', by: { sub: amira.sub } }],
    });
    await applyProposal(services, proposal.id);
    expect((await desk.fields('/api/tickets/1042')).status).toBe('Solved');
  });

  test('a rollback returns exactly what was there before, by the same way, once', async () => {
    const proposal = await approved();
    await applyProposal(services, proposal.id);
    const id = randomUUID();
    const back = await rollBack(services, lena, proposal.id, { id, reason: 'it was not a duplicate' });
    expect(
      await rollBack(services, lena, proposal.id, { id, reason: 'it was not a duplicate' }),
    ).toMatchObject({ id });
    await applyProposal(services, back.id);
    expect((await desk.fields(order)).refund_status).toBe('Requested');
    expect((await show(proposal.id)).state).toBe('rolled-back');
    expect(await show(back.id)).toMatchObject({ state: 'applied', rollbackOf: proposal.id });
    expect((await desk.history(order)).map(entry => entry.new)).toEqual(['Approved', 'Requested']);
    await expect(
      rollBack(services, lena, back.id, { id: randomUUID(), reason: 'undo the undo' }),
    ).rejects.toEqual(withFault('conflict', /Nothing in this proposal can be restored/));
    await expect(
      rollBack(services, lena, proposal.id, { id: randomUUID(), reason: 'again' }),
    ).rejects.toEqual(withFault('conflict'));
  });

  test('a rollback is refused, and logged, when the value has moved on', async () => {
    const proposal = await approved();
    await applyProposal(services, proposal.id);
    await desk.change(order, { refund_status: 'Paid' });
    await expect(
      rollBack(services, lena, proposal.id, { id: randomUUID(), reason: 'wrong' }),
    ).rejects.toEqual(withFault('conflict', /Paid/));
    expect(await events(proposal.id)).toContain('rollback.refused');
    expect((await desk.fields(order)).refund_status).toBe('Paid');
  });

  test('only the proposer withdraws, and only while it waits', async () => {
    const proposal = await createProposal(services, amira, refund());
    await expect(withdrawProposal(services, ben, proposal.id)).rejects.toEqual(withFault('not-found'));
    expect((await withdrawProposal(services, amira, proposal.id)).state).toBe('withdrawn');
    await expect(approve(proposal)).rejects.toEqual(withFault('forbidden'));
  });

  test('an agent sees own proposals only, and a foreign id tells nothing', async () => {
    const proposal = await createProposal(services, amira, refund());
    await expect(showProposal(services, ben, proposal.id)).rejects.toEqual(withFault('not-found'));
    await expect(listProposals(services, ben, { scope: 'all', limit: 25 })).rejects.toEqual(
      withFault('forbidden'),
    );
    const mine = await listProposals(services, ben, { scope: 'mine', limit: 100 });
    expect(mine.items.every(({ proposer }) => proposer.sub === ben.sub)).toBe(true);
  });

  test('lists are paged without gaps or repeats', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listProposals(services, lena, { scope: 'all', limit: 3, cursor });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe(seen.length);
  });
});
