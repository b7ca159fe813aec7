import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyDraftDetail } from '../../lib/contract/policy-drafts.ts';
import { flowNodes } from '../../lib/core/flow-nodes.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { aPolicyDraft, approveDraft, digestIn } from '../../test/policy-drafts.ts';
import { importDemoArticles, runTicket } from '../../test/run.ts';
import {
  amira,
  ben,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { ownerAnswer } from '../flow/data.ts';
import { askedAt } from '../flow/manifest.ts';
import { createProposal } from './create-proposal.ts';
import { publishPolicyDraft } from './publish-policy-draft.ts';
import { showPolicyImpact } from './show-policy-impact.ts';
import { submitPolicyDraft } from './submit-policy-draft.ts';

const ticket = (id: string) => ({ system: 'desk', type: 'ticket', id });

describeOnEveryStore('the effect of a policy on what happened', getStore => {
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

  const refund = (id: string, runId: string | null = null): Promise<Proposal> =>
    createProposal(services, amira, {
      id: randomUUID(),
      runId,
      record: ticket(id),
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
      reason: 'for the test',
    });
  const impactOf = async ({ id }: PolicyDraftDetail, last = 50) =>
    (await showPolicyImpact(services, tomas, { from: 'current', to: id, last })).impact;
  const putInForce = async (draft: PolicyDraftDetail): Promise<void> => {
    const digest = digestIn(draft);
    await approveDraft(services, await submitPolicyDraft(services, tomas, draft.id, { digest }));
    await publishPolicyDraft(services, tomas, draft.id, { digest });
  };
  /** Titles of the fields that a run really asked the owners for. */
  const fieldsAsked = async (runId: string): Promise<string[]> => {
    const answer = ownerAnswer.parse(await askedAt(services.db, runId, flowNodes.indexOf('reconcile')));
    const { policy } = await services.policies.current();
    return [...answer.values, ...answer.unavailable].map(
      ({ field }) => policy.records.ticket?.fields[field]?.title ?? field,
    );
  };

  test('foretells the fields, stops and gates that the same work then really meets', async () => {
    const tickets = ['1042', '1045', '1046'];
    const before = new Map<string, string>();
    for (const id of tickets) before.set(id, (await runTicket(services, amira, id)).runId);
    const withRun = await refund('1042', before.get('1042') ?? null);
    const draft = await aPolicyDraft(services, [
      { path: ['grants', 'agent', 'ticket', 'phone'], value: 'read' },
      { path: ['grants', 'agent', 'ticket', 'shipping'], value: 'none' },
      { path: ['grants', 'agent', 'ticket', 'product'], value: 'masked' },
      {
        path: ['dataRules', 'standard-tier'],
        value: {
          title: 'No AI for the standard tier',
          when: { field: 'tier', is: ['Standard'] },
          effect: 'no-ai',
          because: 'For the test.',
        },
      },
      { path: ['actions', 'set_refund_status', 'gates', '0', 'approvals', '0', 'count'], value: 2 },
    ]);
    const { runs, proposals } = await impactOf(draft);
    const asked = new Map<string, string[]>();
    for (const [id, runId] of before) asked.set(id, await fieldsAsked(runId));
    expect(runs).toMatchObject({ looked: 3, unknown: 0 });
    expect(proposals).toMatchObject({ looked: 1, unknown: 0 });

    await putInForce(draft);
    const stops: boolean[] = [];
    for (const id of tickets) {
      const foretold = runs.affected.find(({ record }) => record.id === id);
      const again = await runTicket(services, amira, id);
      const now = await fieldsAsked(again.runId);
      const had = asked.get(id) ?? [];
      expect(foretold?.read).toEqual(now.filter(field => !had.includes(field)));
      expect([...(foretold?.masked ?? []), ...(foretold?.withheld ?? [])].sort()).toEqual(
        had.filter(field => !now.includes(field)).sort(),
      );
      expect(foretold?.stop?.effect === 'stopped').toBe(again.end.type === 'stopped');
      stops.push(again.end.type === 'stopped');
    }
    expect(new Set(stops)).toEqual(new Set([true, false]));

    const [change] = proposals.affected.find(({ proposalId }) => proposalId === withRun.id)?.changes ?? [];
    const again = await refund('1042');
    expect(change?.before).toEqual({ verdict: 'gate', gate: withRun.changes[0]?.gate });
    expect(change?.after).toEqual({ verdict: 'gate', gate: again.changes[0]?.gate });
    expect(change?.before).not.toEqual(change?.after);
  });

  test('says unknown where the values that decide were never stored', async () => {
    await refund('1042');
    const { version } = await services.policies.current();
    expect(version).toBeGreaterThan(1);
    const draft = await aPolicyDraft(services, [
      { path: ['actions', 'set_refund_status', 'gates', '0', 'when', '0', 'atMost'], value: 10 },
    ]);
    const { proposals } = await impactOf(draft, 1);
    expect(proposals).toEqual({ looked: 1, unknown: 1, affected: [] });
  });

  test('tells a change that would be denied, whatever the values were', async () => {
    await refund('1042');
    const draft = await aPolicyDraft(services, [
      { path: ['grants', 'agent', 'ticket', 'refund_status'], value: 'read' },
    ]);
    const { proposals } = await impactOf(draft, 1);
    expect(proposals).toMatchObject({
      looked: 1,
      unknown: 0,
      affected: [{ changes: [{ before: { verdict: 'gate', gate: null }, after: { verdict: 'deny' } }] }],
    });
  });

  test('foretells which runs would be kept from outside models, and which no longer', async () => {
    const runs = [await runTicket(services, ben, '1045'), await runTicket(services, ben, '1042')];
    const rule = {
      title: 'This region stays inside',
      when: { field: 'region', is: ['UK'] },
      effect: 'no-outside-model',
      because: 'For the test.',
    };
    const edits = [{ path: ['dataRules', 'region'], value: rule }];
    const told = async (draft: PolicyDraftDetail) =>
      (await impactOf(draft, runs.length)).runs.affected.map(({ runId, outside }) => [
        runId,
        outside?.effect,
      ]);
    const draft = await aPolicyDraft(services, edits);
    expect(await told(draft)).toEqual([[runs[0]?.runId, 'kept-inside']]);
    await putInForce(draft);
    runs.splice(0, 2, await runTicket(services, ben, '1045'), await runTicket(services, ben, '1042'));
    const without = await aPolicyDraft(services, [{ path: ['dataRules', 'region'], remove: true }]);
    expect(await told(without)).toEqual([[runs[0]?.runId, 'may-go-outside']]);
  });

  test('counts a run as unknown once its reading has expired', async () => {
    const { runId } = await runTicket(services, ben, '1045');
    await services.db
      .updateTable('artifacts')
      .set({ body: null, erased_at: services.now(), erased_under: 1 })
      .where('kind', '=', 'reading')
      .execute();
    const draft = await aPolicyDraft(services, [
      { path: ['grants', 'agent', 'ticket', 'risk_note'], value: 'read' },
    ]);
    const { runs } = await impactOf(draft, 1);
    expect(runs).toEqual({ looked: 1, unknown: 1, affected: [] });
    expect(runId).toBeTruthy();
  });

  test.each<[string, PolicyEdit[]]>([
    [
      'wording',
      [{ path: ['actions', 'set_refund_status', 'gates', '0', 'because'], value: 'In other words.' }],
    ],
    ['retention', [{ path: ['retention', 'prompt'], value: '1d' }]],
    ['another role', [{ path: ['grants', 'auditor'], value: { ticket: { subject: 'read' } } }]],
  ])('is none where only %s differs', async (_what, edits) => {
    const { runs, proposals } = await impactOf(await aPolicyDraft(services, edits));
    expect([runs.affected, proposals.affected]).toEqual([[], []]);
  });
});
