import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishEdits } from '../../test/policy-drafts.ts';
import { draftTicket, importDemoArticles } from '../../test/run.ts';
import {
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from './create-proposal.ts';
import { showProposal } from './list-proposals.ts';
import { showPolicyImpact } from './show-policy-impact.ts';
import { shownCard } from './shown-card.ts';

describeOnEveryStore('a card whose reader has lost fields since', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  let id: string;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
    const { runId } = await draftTicket(services, amira, '1050');
    ({ id } = await createProposal(services, amira, {
      id: randomUUID(),
      runId,
      record: { system: 'desk', type: 'ticket', id: '1050' },
      changes: [{ kind: 'set-field', field: 'priority', proposed: 'Low' }],
      reason: 'for the test',
    }));
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  const shown = (person = lena) => shownCard(services, person, showProposal(services, person, id));

  test('shows neither the record’s title nor lines about a hidden field that has another name now', async () => {
    const before = await shown();
    expect(before.recordTitle).not.toBe('1050');
    expect(before.leftOut.join()).toContain('Shipping');
    await publishEdits(services, [
      { path: ['grants', 'lead', 'ticket', 'subject'], value: 'none' },
      { path: ['grants', 'lead', 'ticket', 'shipping'], value: 'none' },
      { path: ['grants', 'admin', 'ticket', 'subject'], value: 'none' },
      { path: ['grants', 'agent', 'ticket', 'tier'], value: 'none' },
      { path: ['records', 'ticket', 'fields', 'shipping', 'title'], value: 'Parcel' },
    ]);
    const after = await shown();
    expect(after.recordTitle).toBe('1050');
    expect(JSON.stringify(after)).not.toContain(before.recordTitle);
    expect(after.leftOut.join()).not.toContain('Shipping');
    const proposers = await shown(amira);
    expect(proposers.recordTitle).toBe(before.recordTitle);
    expect(proposers.leftOut.join()).toContain('Shipping');
  });

  test('is named by the record’s id in the effect of a policy too', async () => {
    const { impact } = await showPolicyImpact(services, tomas, { from: '2', to: '1', last: 50 });
    expect(impact.runs.affected.map(({ recordTitle }) => recordTitle)).toEqual(['1050']);
  });
});
