import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDraftRequest, aReading } from '../../test/builders/reading.ts';
import { eventsOf, withFlow } from '../../test/run.ts';
import {
  ada,
  amira,
  ben,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { startRun } from './draft-reply.ts';

describeOnEveryStore('starting a draft', getStore => {
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

  const storedRuns = async (): Promise<number> =>
    (await services.db.selectFrom('runs').select('id').execute()).length;

  it('stores the run and its event before anything is read from an owner', async () => {
    const reading = await aReading(services, amira, '1042');
    const run = await startRun(services, amira, aDraftRequest(reading));
    expect(run).toMatchObject({
      state: 'running',
      record: { system: 'desk', type: 'ticket', id: '1042' },
      recordTitle: 'Charged twice for the March invoice',
      by: { sub: amira.sub },
      policyVersion: 1,
    });
    const event = await services.db
      .selectFrom('audit_events')
      .selectAll()
      .where('run_id', '=', run.id)
      .where('type', '=', 'run.started')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(event.data ?? '')).toMatchObject({ site: 'sandbox', masked: 2, withheld: 2 });
    await eventsOf(services, amira, run.id);
  });

  it('gives the same run for the same id and request, also when both arrive at once', async () => {
    const request = aDraftRequest(await aReading(services, amira, '1043'));
    const runs = await Promise.all([1, 2, 3].map(() => startRun(services, amira, request)));
    expect(new Set(runs.map(({ id }) => id))).toEqual(new Set([request.runId]));
    await eventsOf(services, amira, request.runId);
    const again = await startRun(services, amira, request);
    expect(again.state).toBe('done');
    const started = await services.db
      .selectFrom('audit_events')
      .select('seq')
      .where('run_id', '=', request.runId)
      .where('type', '=', 'run.started')
      .execute();
    expect(started).toHaveLength(1);
  });

  it('refuses the id of another request or of another person', async () => {
    const request = aDraftRequest(await aReading(services, amira, '1044'));
    await startRun(services, amira, request);
    await expect(startRun(services, amira, { ...request, tone: 'formal' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(startRun(services, ben, request)).rejects.toMatchObject({ code: 'conflict' });
    await eventsOf(services, amira, request.runId);
  });

  it('refuses a reading that was made under an older policy, and says to read again', async () => {
    const reading = await aReading(services, amira, '1042', { policyVersion: 7 });
    await expect(startRun(services, amira, aDraftRequest(reading))).rejects.toMatchObject({
      code: 'conflict',
      public: expect.stringContaining('Read the record again'),
    });
  });

  it.each([
    ['a withheld field', { id: 'risk_note', state: 'read' as const, value: 'canary' }],
    ['a field that does not exist', { id: 'nonsense', state: 'missing' as const }],
    ['the value of a masked field', { id: 'email', state: 'read' as const, value: 'dana@mail.example' }],
  ])('refuses a reading with %s, and stores nothing of it', async (_what, extra) => {
    const before = await storedRuns();
    const reading = await aReading(services, amira, '1042');
    const field = { placeholders: [], flags: [], ...extra };
    const fields = [...reading.fields.filter(({ id }) => id !== extra.id), field];
    await expect(startRun(services, amira, aDraftRequest({ ...reading, fields }))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await storedRuns()).toBe(before);
  });

  it('keeps no more than the placeholder of a masked field, whatever is sent with it', async () => {
    const reading = await aReading(services, ben, '1042');
    const fields = reading.fields.map(field =>
      field.id === 'email' ? { ...field, value: 'canary-of-a-masked-field' } : field,
    );
    const request = aDraftRequest({ ...reading, fields });
    await startRun(services, ben, request);
    await eventsOf(services, ben, request.runId);
    const artifacts = await services.db.selectFrom('artifacts').select('body').execute();
    expect(JSON.stringify(artifacts)).not.toContain('canary-of-a-masked-field');
  });

  it('refuses a reading of another record type or of an unknown site', async () => {
    const reading = await aReading(services, amira, '1042');
    for (const changed of [{ recordType: 'customer' }, { site: 'elsewhere' }])
      await expect(
        startRun(services, amira, aDraftRequest({ ...reading, ...changed })),
      ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses a person whose roles have no right to draft', async () => {
    const reading = await aReading(services, amira, '1042');
    await expect(startRun(services, ada, aDraftRequest(reading))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('stores no payment card and no bank account, even when the page has not masked them', async () => {
    const reading = await aReading(services, amira, '1042');
    const [message] = reading.conversation;
    const text = 'My card is 4111 1111 1111 1111 and my account DE89 3704 0044 0532 0130 00 please.';
    const request = aDraftRequest({
      ...reading,
      conversation: message ? [{ ...message, text }] : [],
    });
    await startRun(services, amira, request);
    await eventsOf(services, amira, request.runId);
    const artifacts = await services.db.selectFrom('artifacts').select('body').execute();
    const all = artifacts.map(({ body }) => body).join('\n');
    expect(all).toContain('My card is [card 1] and my account [bank account 1] please.');
    expect(all.replace(/\D/g, '')).not.toContain('4111111111111111');
    expect(all).not.toContain('3704 0044');
  });

  it('keeps a record’s id as it is, even where it has the form of a payment card', async () => {
    const recordId = '4000000000006';
    const reading = await aReading(services, amira, '1042', {
      recordId,
      url: `http://127.0.0.1:4822/tickets/${recordId}`,
    });
    const run = await startRun(services, amira, aDraftRequest(reading));
    const end = (await eventsOf(services, amira, run.id)).at(-1)?.event;
    expect(end).toMatchObject({ reason: expect.stringMatching(/^Help desk has no record 4000000000006:/) });
    const request = await services.db
      .selectFrom('artifacts')
      .select('body')
      .where('body', 'like', `%/tickets/${recordId}%`)
      .execute();
    expect(request).toHaveLength(1);
    expect(request[0]?.body).toContain(`"recordId":"${recordId}"`);
  });

  it('lets one person start only so many drafts within a minute, and others go on', async () => {
    const limited = withFlow(services);
    const start = async (person: typeof amira) =>
      startRun(limited, person, aDraftRequest(await aReading(services, person, '1043')));
    const attempts = [];
    for (let count = 0; count < 13; count++) attempts.push(await start(amira).catch(error => error));
    expect(attempts.filter(({ code }) => code === 'too-many')).toHaveLength(1);
    expect(await start(ben)).toMatchObject({ state: 'running' });
    await limited.runFlow.close();
  });
});
