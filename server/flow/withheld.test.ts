import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftTicket, importDemoArticles, runTicket } from '../../test/run.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';

/** The demo's policy for agents who may see neither the commitment, nor the amount, nor the title. */
const strict = async (): Promise<string> =>
  (await readFile(new URL('../../demo/policy.yaml', import.meta.url), 'utf8')).replace(
    /(grants:\n {2}agent:\n {4}ticket:\n)(.*?)( {4}rt_ticket:)/s,
    (_all, head: string, fields: string, next: string) =>
      head + fields.replace(/^( +(?:no_ai|amount|subject): ).*$/gm, '$1none') + next,
  );

describeOnEveryStore('values that decide and may not be seen', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk, { policy: await strict() });
    await importDemoArticles(services);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  const stored = async (): Promise<string> =>
    JSON.stringify([
      await services.db.selectFrom('artifacts').select('body').execute(),
      await services.db.selectFrom('runs').selectAll().execute(),
      await services.db.selectFrom('audit_events').select('data').where('run_id', 'is not', null).execute(),
    ]);

  it('stop a run all the same', async () => {
    const { end } = await runTicket(services, amira, '1049');
    expect(end).toMatchObject({ type: 'stopped', rule: 'no-ai-commitment' });
  });

  it('choose the gate, while no draft, artifact or event holds them', async () => {
    const draft = await draftTicket(services, amira, '1046');
    const refund = draft.suggestions.find(({ change }) => change.kind === 'set-field');
    expect(refund?.gate.approvals.map(({ role }) => role)).toEqual(['lead', 'admin']);
    expect(draft.facts.map(({ field }) => field)).not.toContain('amount');
    expect(await stored()).not.toContain('"no_ai"');
    expect(await stored()).not.toContain('no_ai\\"');
  });

  it('give a record no title', async () => {
    const { runId } = await draftTicket(services, amira, '1047');
    const run = await services.db
      .selectFrom('runs')
      .select('record_title')
      .where('id', '=', runId)
      .executeTakeFirstOrThrow();
    expect(run.record_title).toBe('1047');
    expect(await stored()).not.toContain('Two accounts, same person');
  });
});
