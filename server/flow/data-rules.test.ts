import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RunEvent } from '../../lib/core/draft.ts';
import { aReading } from '../../test/builders/reading.ts';
import { type ModelServer, startModelServer } from '../../test/model-server.ts';
import { importDemoArticles, runTicket, withFlow } from '../../test/run.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';

const rules = `dataRules:
  this-customer:
    title: No AI for this customer
    when: { field: customer, is: [C-3010, C-7777] }
    effect: no-ai
    because: They asked us not to.
  tagged:
    title: No outside model for tagged orders
    when: { field: product, is: [one year] }
    effect: no-outside-model
    because: The tag says so.
  region:
    title: No outside model for this region
    when: { field: region, is: [UK] }
    effect: no-outside-model
    because: Data of this region stays in the house.
`;

/** The demo's policy with rules by customer, tag and region; the product is read as a list of tags. */
const withRules = async (): Promise<string> =>
  (await readFile(new URL('../../demo/policy.yaml', import.meta.url), 'utf8'))
    .replace(/^dataRules:\n/m, rules)
    .replace('product: { title: Product,', 'product: { title: Product, type: list,');

describeOnEveryStore('data rules', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  let server: ModelServer;
  beforeAll(async () => {
    desk = await openTestDesk();
    server = await startModelServer();
    services = await openTestServices(getStore(), desk, { policy: await withRules() });
    await importDemoArticles(services);
  });
  afterAll(async () => {
    await services?.close();
    await server?.close();
    await desk?.close();
  });
  beforeEach(() => {
    server.asked.length = 0;
  });

  /** Runs a ticket with a model outside; the page may show other values than the owners have. */
  const run = async (ticket: string, shown: Record<string, string> = {}): Promise<RunEvent> => {
    const reading = await aReading(services, amira, ticket);
    const fields = reading.fields.map(field => ({ ...field, value: shown[field.id] ?? field.value }));
    const flow = withFlow(services, server.url, true);
    return (await runTicket(flow, amira, ticket, { reading: { ...reading, fields } })).end;
  };

  it('let a case pass that none of them names', async () => {
    server.next({ answer: { sentences: [], changes: [] } });
    await run('1042');
    expect(server.asked).toHaveLength(1);
  });

  it('of one customer stop the run before anything is asked of a model', async () => {
    expect(await run('1050')).toMatchObject({ type: 'stopped', rule: 'this-customer' });
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['tag', '1046', 'The tag says so'],
    ['region', '1045', 'stays in the house'],
  ])('of a %s keep outside models away, and the draft says so', async (_what, ticket, why) => {
    const end = await run(ticket);
    expect(server.asked).toEqual([]);
    expect(end.type === 'done' && end.draft.generator.model).toBeNull();
    expect(end.type === 'done' && end.draft.degraded.join()).toContain(why);
  });

  it('go by the owner’s value: a page that hides or invents a tag or region changes nothing', async () => {
    await run('1045', { region: 'EU' });
    await run('1046', { product: 'Office plan' });
    expect(server.asked).toEqual([]);
    server.next({ answer: { sentences: [], changes: [] } });
    await run('1042', { region: 'UK', product: 'Office plan, one year' });
    expect(server.asked).toHaveLength(1);
  });

  it('are taken to hold when the owner cannot be asked, and say so', async () => {
    const connectors = new Map(services.connectors);
    connectors.delete('sandbox-billing');
    const { end } = await runTicket(withFlow({ ...services, connectors }, server.url, true), amira, '1042');
    expect(server.asked).toEqual([]);
    expect(end.type === 'done' && end.draft.degraded.join()).toContain(
      'Billing could not be asked whether this holds, so it is taken to hold',
    );
  });
});
