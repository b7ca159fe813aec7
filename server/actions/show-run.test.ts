import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flowNodes } from '../../lib/core/draft.ts';
import { draftTicket, importDemoArticles } from '../../test/run.ts';
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
import { createProposal } from './create-proposal.ts';
import { listRuns } from './list-runs.ts';
import { showRun } from './show-run.ts';
import { showSource } from './show-source.ts';

describeOnEveryStore('looking at runs', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  const runs: string[] = [];
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
    for (const ticket of ['1042', '1043', '1044'])
      runs.push((await draftTicket(services, amira, ticket)).runId);
    runs.push((await draftTicket(services, ben, '1042')).runId);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  const run = (): string => runs[0] ?? '';

  it('shows one’s own run with its draft and the digests of every node', async () => {
    const detail = await showRun(services, amira, run());
    expect(detail).toMatchObject({ id: run(), state: 'done', draft: { runId: run() } });
    expect(detail.nodes.map(({ node }) => node)).toEqual(flowNodes);
    for (const { input, output } of detail.nodes) {
      expect(input).toMatch(/^[0-9a-f]{64}$/);
      expect(output).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('shows an auditor any run, and hides others’ runs from everybody else', async () => {
    expect((await showRun(services, ada, run())).id).toBe(run());
    for (const person of [ben, lena])
      await expect(showRun(services, person, run())).rejects.toMatchObject({ code: 'not-found' });
    await expect(showSource(services, ben, run(), 'field:amount')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('lists newest first and page by page, one’s own for an agent and all for an auditor', async () => {
    const first = await listRuns(services, amira, { limit: 2 });
    const second = await listRuns(services, amira, { limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(runs.slice(0, 3).reverse());
    expect(second.next).toBeNull();
    const all = await listRuns(services, ada, { limit: 100, system: 'desk', recordId: '1042' });
    expect(all.items.map(({ by }) => by.sub)).toEqual([ben.sub, amira.sub]);
    await expect(listRuns(services, amira, { limit: 2, cursor: 'made-up' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('gives the text behind each source of a draft, an article as it was when the run used it', async () => {
    const { draft } = await showRun(services, amira, run());
    for (const { sourceId, kind } of draft?.sources ?? []) {
      const source = await showSource(services, amira, run(), sourceId);
      expect(source.kind).toBe(kind);
      expect(source.text).not.toBe('');
    }
    await services.db.updateTable('articles').set({ text: 'rewritten', digest: 'new' }).execute();
    const article = await showSource(services, amira, run(), 'article:duplicate-charges');
    expect(article).toMatchObject({ title: 'Charged twice for one invoice', owner: 'Billing team' });
    expect(article.text).toContain('## What happens to your next invoice');
  });

  it('gives whoever may decide a proposal the sources that its card shows them, and no others', async () => {
    const [, runId = ''] = runs;
    const { draft } = await showRun(services, amira, runId);
    const shown = draft?.sources.map(({ sourceId }) => sourceId) ?? [];
    const open = (person: typeof amira, sourceId = shown[0] ?? '') =>
      showSource(services, person, runId, sourceId);
    await expect(open(lena)).rejects.toMatchObject({ code: 'not-found' });
    await createProposal(services, amira, {
      id: randomUUID(),
      runId,
      record: { system: 'desk', type: 'ticket', id: '1043' },
      changes: [{ kind: 'note', proposed: 'Looked at.' }],
      reason: 'for the test',
    });
    for (const sourceId of shown) expect((await open(lena, sourceId)).text).not.toBe('');
    const adminsFields = ['subject', 'status', 'amount', 'charged_on', 'refund_status'];
    const hidden = shown.filter(id => id.startsWith('field:') && !adminsFields.includes(id.slice(6)));
    expect(hidden).not.toEqual([]);
    await expect(open(tomas, hidden[0])).rejects.toMatchObject({ code: 'not-found' });
    await expect(open(lena, 'field:risk_note')).rejects.toMatchObject({ code: 'not-found' });
    await expect(open(ben)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives nothing for an id that is no source of the run, such as an address', async () => {
    for (const id of ['https://example.com', 'article:nonsense', 'field:risk_note', 'message:2', ''])
      await expect(showSource(services, amira, run(), id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says that a source is gone once it has expired', async () => {
    await services.db
      .updateTable('artifacts')
      .set({ body: null, erased_at: services.now(), erased_under: 1 })
      .execute();
    await expect(showSource(services, amira, run(), 'field:amount')).rejects.toMatchObject({ code: 'gone' });
  });
});
