import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReading } from '../../test/builders/reading.ts';
import { draftTicket, eventsOf, importDemoArticles, runTicket, withFlow } from '../../test/run.ts';
import {
  amira,
  ben,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';

describeOnEveryStore('a page that may show another record than it names', getStore => {
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

  const eventTypes = async (runId: string): Promise<string[]> => {
    const rows = await services.db
      .selectFrom('audit_events')
      .select('type')
      .where('run_id', '=', runId)
      .orderBy('seq')
      .execute();
    return rows.map(({ type }) => type);
  };
  const doubts = async (recordId: string) =>
    services.db
      .selectFrom('exceptions')
      .select(['field', 'summary', 'seen'])
      .where('kind', '=', 'wrong-record')
      .where('record_id', '=', recordId)
      .orderBy('field')
      .execute();

  it('makes no draft of a page that names another customer or order than the record has in its own system', async () => {
    const reading = await aReading(services, amira, '1042', { recordId: '1046' });
    const { runId, end } = await runTicket(services, amira, '1046', { reading });
    expect(end).toEqual({
      type: 'stopped',
      rule: null,
      reason: expect.stringMatching(
        /^The page does not show this record as Help desk knows it: Order is “O-20931”/,
      ),
    });
    expect(await eventTypes(runId)).toEqual(
      expect.arrayContaining(['run.started', 'run.stopped', 'exception.opened']),
    );
    expect((await doubts('1046')).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['customer', 'order']),
    );
    const told = JSON.stringify(await eventsOf(services, amira, runId));
    expect(told).not.toContain('Dana Whitfield');
  });

  it.each([
    [['subject'], 'done', 'one other title alone can be an edit of a minute ago'],
    [['requester'], 'done', 'one other name alone can be an edit of a minute ago'],
    [['subject', 'requester'], 'stopped', 'both together are another record'],
  ])(
    'a page that shows another %s than the owner is %s, and opens an exception: %s',
    async (other, outcome, _why) => {
      const reading = await aReading(services, ben, '1047');
      const fields = reading.fields.map(field =>
        other.includes(field.id) ? { ...field, value: 'Something else' } : field,
      );
      const { end } = await runTicket(withFlow(services), ben, '1047', { reading: { ...reading, fields } });
      expect(end.type).toBe(outcome);
      expect(JSON.stringify(end)).toMatch(/may show another record|does not show this record/);
      expect((await doubts('1047')).map(({ field }) => field)).toEqual(expect.arrayContaining(other));
    },
  );

  /** A page from which these values are gone, as a forged page can leave out whatever would give it away. */
  const without = async (recordId: string, gone: readonly string[]) => {
    const reading = await aReading(services, ben, recordId);
    const fields = reading.fields.map(({ value, ...field }) =>
      gone.includes(field.id) ? { ...field, state: 'missing' as const } : { ...field, value },
    );
    return { reading: { ...reading, fields } };
  };
  const noneShown = 'The page shows none of the values by which Help desk knows this record';

  it('warns of a page that shows none of the values by which its record is known, and opens an exception', async () => {
    const gone = ['subject', 'requester', 'order', 'customer'];
    const draft = await draftTicket(withFlow(services), ben, '1044', await without('1044', gone));
    expect(draft.warnings).toContainEqual(expect.stringContaining(noneShown));
    expect(await doubts('1044')).toEqual([
      {
        field: null,
        summary: expect.stringMatching(/^A page that names ticket 1044 shows none of the values/),
        seen: 1,
      },
    ]);
  });

  it('warns of nothing where one of these values is on the page and is the owner’s', async () => {
    const gone = ['requester', 'order', 'customer'];
    const draft = await draftTicket(withFlow(services), ben, '1051', await without('1051', gone));
    expect(draft.warnings.join()).not.toContain(noneShown);
    expect(await doubts('1051')).toEqual([]);
  });

  it('stops in clear words, with an exception, when the help desk does not know the record that the page claims', async () => {
    const reading = await aReading(services, amira, '1042', { recordId: '999999' });
    const { runId, end } = await runTicket(services, amira, '1042', { reading });
    expect(end).toEqual({
      type: 'stopped',
      rule: null,
      reason: 'Help desk has no record 999999: the page and Help desk disagree. Open the record again.',
    });
    expect(await eventTypes(runId)).toEqual(['run.started', 'run.stopped', 'exception.opened']);
    expect(await doubts('999999')).toMatchObject([
      { field: null, summary: 'A page named ticket 999999, which Help desk does not know.' },
    ]);
  });
});
