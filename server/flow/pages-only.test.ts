import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import { aReading } from '../../test/builders/reading.ts';
import { aPolicyDraft, publishEdits } from '../../test/policy-drafts.ts';
import { draftTicket, importDemoArticles } from '../../test/run.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from '../actions/create-proposal.ts';

/** A help desk that was mapped by pointing at its pages: nobody wrote a connector for it. */
const mappedDesk: PolicyEdit[] = [
  { path: ['systems', 'harbour'], value: { title: 'Harbour Desk' } },
  {
    path: ['records', 'harbour_case'],
    value: {
      title: 'Case',
      system: 'harbour',
      fields: { topic: { title: 'Topic', owner: 'harbour' }, stage: { title: 'Stage', owner: 'harbour' } },
    },
  },
  {
    path: ['sites', 'harbour'],
    value: {
      title: 'Harbour Desk',
      system: 'harbour',
      record: 'harbour_case',
      hosts: ['https://harbour.example/*'],
      recordId: { path: '^/cases/(\\d{1,9})$' },
      fields: { topic: [{ css: 'h1' }], stage: [{ css: '#stage' }] },
    },
  },
  { path: ['grants', 'agent', 'harbour_case'], value: { topic: 'read', stage: 'write' } },
];

const read = (id: string, value: string) => ({
  id,
  state: 'read' as const,
  value,
  placeholders: [],
  flags: [],
  locator: 0,
});

describeOnEveryStore('a help desk without a connector', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
    await publishEdits(services, mappedDesk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  it('has drafts, which show its values and use none of them, because nothing confirms them', async () => {
    const { version } = await services.policies.current();
    const reading = await aReading(services, amira, '1042', {
      site: 'harbour',
      recordType: 'harbour_case',
      recordId: '77',
      policyVersion: version,
      fields: [read('topic', 'Charged twice'), read('stage', 'Waiting')],
    });
    const draft = await draftTicket(services, amira, '77', { reading });
    expect(draft.record).toEqual({ system: 'harbour', type: 'harbour_case', id: '77' });
    expect(draft.facts).toMatchObject([
      { field: 'topic', value: 'Charged twice', state: 'unconfirmed', usable: false },
      { field: 'stage', value: 'Waiting', state: 'unconfirmed', usable: false },
    ]);
    expect(draft.degraded).toEqual([expect.stringMatching(/^Harbour Desk has no connector/)]);
    for (const { refused } of draft.suggestions) expect(refused).toMatch(/no action/);
    expect(draft.sentences.length).toBeGreaterThan(0);
  });

  it('takes no proposal, whatever level a role has', async () => {
    await expect(
      createProposal(services, amira, {
        id: randomUUID(),
        runId: null,
        record: { system: 'harbour', type: 'harbour_case', id: '77' },
        changes: [{ kind: 'set-field', field: 'stage', proposed: 'Closed' }],
        reason: 'for the test',
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('takes no data rule of its own fields, which would stop every draft for ever', async () => {
    const { problems } = await aPolicyDraft(services, [
      {
        path: ['dataRules', 'staged'],
        value: {
          title: 'Staged',
          when: { field: 'stage', is: ['Held'] },
          effect: 'no-ai',
          because: 'for the test',
        },
      },
    ]);
    expect(problems).toMatchObject([
      {
        path: ['dataRules', 'staged', 'when'],
        message:
          '"harbour" has no connector, so nothing but pages tells "stage" of a harbour_case, and every draft would be stopped',
      },
    ]);
  });

  it('gets no action in a policy, and owns no value of another system', async () => {
    const gates = [{ when: [], gate: 'soft', approvals: [], because: 'for the test' }];
    const action = { title: 'Close', kind: 'set-field', record: 'harbour_case', field: 'stage' };
    const { problems } = await aPolicyDraft(services, [
      { path: ['actions', 'close'], value: { ...action, level: 6, undo: 'restore', gates } },
      { path: ['records', 'harbour_case', 'fields', 'amount'], value: { title: 'Amount', owner: 'billing' } },
    ]);
    expect(problems).toMatchObject([
      {
        path: ['records', 'harbour_case', 'fields', 'amount', 'owner'],
        message: expect.stringMatching(/no connector/),
      },
      { path: ['actions', 'close'], message: expect.stringMatching(/no connector/) },
    ]);
  });
});
