import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDraftRequest, aReading } from '../../test/builders/reading.ts';
import { eventsOf, withFlow } from '../../test/run.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore, describeOnPostgresql } from '../../test/store.ts';
import { startRun } from './draft-reply.ts';

const tickets = ['1042', '1043', '1044', '1045', '1046'];
const demoPolicy = new URL('../../demo/policy.yaml', import.meta.url);

describeOnEveryStore('what readings tell about locators', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    const yaml = await readFile(demoPolicy, 'utf8');
    const policy = yaml.replace(
      'subject: [{ css: article.ticket h1 .subject }]',
      'subject: [{ css: h1 .subject }, { css: h1 }]',
    );
    services = await openTestServices(getStore(), desk, { policy });
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  /** Drafts over one ticket each; `subject` was answered by this locator, or by none. */
  const read = async (ids: string[], subject: number | null): Promise<void> => {
    for (const id of ids) {
      const unlimited = withFlow(services);
      const reading = await aReading(services, amira, id);
      const fields = reading.fields.map(field => {
        if (field.id !== 'subject') return field;
        const { value, locator: _locator, ...rest } = field;
        return subject === null
          ? { ...rest, state: 'missing' as const }
          : { ...rest, value: value ?? 'a subject', state: 'read' as const, locator: subject };
      });
      const request = aDraftRequest({ ...reading, fields });
      await startRun(unlimited, amira, request);
      await eventsOf(unlimited, amira, request.runId);
      await unlimited.runFlow.close();
    }
  };

  const aboutSubject = () =>
    services.db
      .selectFrom('exceptions')
      .selectAll()
      .where('kind', '=', 'broken-locator')
      .where('field', '=', 'subject')
      .orderBy('opened_at')
      .execute();

  const logged = async (type: string): Promise<number> => {
    const rows = await services.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', type)
      .execute();
    return rows.filter(({ data }) => /locator/.test(data ?? '')).length;
  };

  test('are kept for each site and field: by the first, by a later one, missing', async () => {
    await read(tickets, 0);
    const health = await services.db
      .selectFrom('locator_health')
      .selectAll()
      .where('field', '=', 'subject')
      .executeTakeFirstOrThrow();
    expect(health).toMatchObject({
      site: 'sandbox',
      policy_version: 1,
      answered_first: 5,
      answered_later: 0,
      missing: 0,
    });
    expect(await aboutSubject()).toEqual([]);
  });

  test('reading one record again and again tells nothing new', async () => {
    await read(['1042', '1042', '1042', '1042'], null);
    expect(await aboutSubject()).toEqual([]);
  });

  test('several records in a row without a field that was always there open one exception, which counts on', async () => {
    await read(['1043', '1044'], null);
    const [opened, ...more] = await aboutSubject();
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      site: 'sandbox',
      policy_version: 1,
      seen: 3,
      record_id: '1044',
      summary: expect.stringMatching(
        /Subject is not found any more on .*: on none of the last 3 records, on 5 before/,
      ),
    });
    await read(['1045'], null);
    const [again, ...others] = await aboutSubject();
    expect(others).toEqual([]);
    expect(again).toMatchObject({ id: opened?.id, seen: 4, record_id: '1045' });
    expect(Number(again?.last_seen_at)).toBeGreaterThan(Number(opened?.opened_at));
    expect(await logged('exception.opened')).toBe(1);
  });

  test('it stays open while only a fallback answers, and closes by itself when the field is read as before', async () => {
    await read(['1046'], 1);
    expect((await aboutSubject())[0]).toMatchObject({
      resolved_at: null,
      summary: expect.stringContaining('The first locator of Subject'),
    });
    await read(['1047'], 0);
    expect(await aboutSubject()).toMatchObject([{ resolution: 'reads-again', resolved_by: 'Countersign' }]);
    expect(await logged('exception.resolved')).toBe(1);
  });

  test('a break that a person has resolved is not reported again under the same policy', async () => {
    await read(['1048', '1042', '1043'], null);
    await services.db
      .updateTable('exceptions')
      .set({ resolved_at: services.now(), resolution: 'expected', resolved_by: 'Tomás Rivera' })
      .where('resolved_at', 'is', null)
      .where('field', '=', 'subject')
      .execute();
    await read(['1044', '1045', '1046'], null);
    expect((await aboutSubject()).filter(({ resolved_at }) => resolved_at === null)).toEqual([]);
    await read(['1047'], 0);
    await read(['1048', '1042', '1043'], null);
    expect((await aboutSubject()).filter(({ resolved_at }) => resolved_at === null)).toHaveLength(1);
  });

  test('two records without the field that are looked at in turn count as two', async () => {
    await read(['1047'], 0);
    await read(['1043', '1042', '1043', '1042', '1043', '1042'], null);
    expect((await aboutSubject()).filter(({ resolved_at }) => resolved_at === null)).toEqual([]);
    const { streaks } = await services.db
      .selectFrom('locator_health')
      .select('streaks')
      .where('field', '=', 'subject')
      .executeTakeFirstOrThrow();
    expect(streaks.found).toMatchObject({ row: 2, records: ['1043', '1042'] });
  });

  test('a reading that names a locator which the plan does not have is refused', async () => {
    const reading = await aReading(services, amira, '1042');
    const fields = reading.fields.map(field => ({ ...field, locator: 9 }));
    await expect(startRun(services, amira, aDraftRequest({ ...reading, fields }))).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describeOnPostgresql('readings that arrive at the same moment', getStore => {
  test('open one exception between them, and none of them is lost', async () => {
    const desk = await openTestDesk();
    const services = await openTestServices(getStore(), desk);
    const start = async (ticket: string, isShown: boolean): Promise<void> => {
      const flow = withFlow(services);
      const reading = await aReading(services, amira, ticket);
      const fields = reading.fields.map(field =>
        field.id === 'subject' && !isShown
          ? { id: field.id, state: 'missing' as const, placeholders: [], flags: [] }
          : field,
      );
      const request = aDraftRequest({ ...reading, fields });
      await startRun(flow, amira, request);
      await eventsOf(flow, amira, request.runId);
      await flow.runFlow.close();
    };
    for (const ticket of tickets) await start(ticket, true);
    await Promise.all(['1042', '1043', '1044', '1045', '1047', '1048'].map(ticket => start(ticket, false)));
    const opened = await services.db
      .selectFrom('exceptions')
      .select('seen')
      .where('kind', '=', 'broken-locator')
      .where('field', '=', 'subject')
      .execute();
    expect(opened).toEqual([{ seen: 6 }]);
    await services.close();
    await desk.close();
  });
});
