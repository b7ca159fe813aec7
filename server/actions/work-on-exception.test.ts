import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ExceptionKind } from '../../lib/core/exception.ts';
import {
  ada,
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore, describeOnPostgresql } from '../../test/store.ts';
import { openException } from '../flow/open-exceptions.ts';
import { listExceptions } from './list-exceptions.ts';
import { showTimeline } from './show-timeline.ts';
import { resolveException, takeException } from './work-on-exception.ts';

const record = { system: 'desk', type: 'ticket', id: '1042' };
const firstPage = { state: 'open', limit: 100 } as const;

const open = async (
  services: TestServices,
  kind: ExceptionKind = 'conflicting',
  field = 'amount',
): Promise<string> => {
  const id = randomUUID();
  const ofSite = kind === 'broken-locator' ? { ofSite: { site: 'sandbox', seen: 3 } } : {};
  await services.db.transaction().execute(trx =>
    openException(trx, {
      id,
      kind,
      record,
      field,
      summary: 'the page says “9.00”, Billing says “49.00”',
      runId: randomUUID(),
      policyVersion: 1,
      at: services.now(),
      ...ofSite,
    }),
  );
  return id;
};

const inHours = (services: TestServices, hours: number): string =>
  new Date(services.now().getTime() + hours * 3_600_000).toISOString();

describeOnEveryStore('an exception', getStore => {
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
    await services.db.deleteFrom('exceptions').execute();
  });

  const idsFor = async (person: typeof lena, state: 'open' | 'resolved' = 'open'): Promise<string[]> =>
    (await listExceptions(services, person, { ...firstPage, state })).items.map(({ id }) => id);

  test('is taken by one person until a moment, may be taken over, and each step is told in the timeline', async () => {
    const id = await open(services);
    const dueAt = inHours(services, 4);
    const taken = await takeException(services, lena, id, { dueAt });
    expect(taken).toMatchObject({ state: 'taken', owner: { name: lena.name }, dueAt });
    await takeException(services, tomas, id, { dueAt });
    const resolved = await resolveException(services, tomas, id, { reasonCode: 'corrected', note: 'fixed' });
    expect(resolved).toMatchObject({
      state: 'resolved',
      resolution: {
        reasonCode: 'corrected',
        reason: 'The value was corrected in the system that owns it',
        note: 'fixed',
        by: tomas.name,
      },
    });
    const { items } = await showTimeline(services, { ...record, limit: 3 });
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'Tomás Rivera resolved the exception about conflicting values of the field “amount”: the value was corrected in the system that owns it.',
      expect.stringMatching(
        /^Tomás Rivera took over from Lena Vogt the exception about conflicting values of the field “amount”, to be/,
      ),
      expect.stringMatching(
        /^Lena Vogt took the exception about conflicting values of the field “amount”, to be resolved by 20\d\d-.* UTC\.$/,
      ),
    ]);
  });

  test('that is resolved is in its own list, and is neither taken nor resolved again', async () => {
    const id = await open(services);
    await resolveException(services, lena, id, { reasonCode: 'other', note: '' });
    expect(await idsFor(lena)).not.toContain(id);
    expect(await idsFor(lena, 'resolved')).toContain(id);
    for (const again of [
      () => takeException(services, tomas, id, { dueAt: inHours(services, 1) }),
      () => resolveException(services, tomas, id, { reasonCode: 'other', note: '' }),
    ])
      await expect(again()).rejects.toMatchObject({
        code: 'conflict',
        public: 'Lena Vogt has resolved this exception already.',
      });
  });

  test('needs a reason of the list, and a due time to come', async () => {
    const id = await open(services);
    await expect(
      resolveException(services, lena, id, { reasonCode: 'because', note: '' }),
    ).rejects.toMatchObject({ code: 'bad-input', public: expect.stringContaining('corrected') });
    for (const hours of [-1, 24 * 91])
      await expect(
        takeException(services, lena, id, { dueAt: inHours(services, hours) }),
      ).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('about a record is for those who decide, one about a locator for those who work on the policy, all for auditors', async () => {
    const value = await open(services);
    const locator = await open(services, 'broken-locator', 'subject');
    const reviewer = { ...lena, roles: ['lead'] };
    expect((await idsFor(ada)).sort()).toEqual([value, locator].sort());
    expect(await idsFor(amira)).toEqual([]);
    expect((await idsFor(reviewer)).sort()).toEqual([value, locator].sort());
    await expect(
      resolveException(services, ada, value, { reasonCode: 'other', note: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      resolveException(services, amira, value, { reasonCode: 'other', note: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('about a field that a person may not read hides its values from them, and they cannot resolve it', async () => {
    const id = await open(services, 'conflicting', 'credit_limit');
    const [seen] = (await listExceptions(services, tomas, firstPage)).items;
    expect(seen?.summary).not.toContain('49.00');
    expect(seen?.refused).toMatch(/may not read/);
    await expect(
      resolveException(services, tomas, id, { reasonCode: 'other', note: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const [audited] = (await listExceptions(services, ada, firstPage)).items;
    expect(audited?.summary).toContain('49.00');
    await resolveException(services, lena, id, { reasonCode: 'other', note: 'it is 49.00' });
    const resolved = { ...firstPage, state: 'resolved' } as const;
    const [noted] = (await listExceptions(services, ada, resolved)).items;
    const [withheld] = (await listExceptions(services, tomas, resolved)).items;
    expect(noted?.resolution?.note).toBe('it is 49.00');
    expect(withheld?.resolution).toMatchObject({ note: '', by: lena.name });
  });

  test('is listed once, page by page, also where many were opened at the same moment', async () => {
    const opened: string[] = [];
    for (let count = 0; count < 7; count++) opened.push(await open(services));
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listExceptions(services, lena, { state: 'open', limit: 2, cursor });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(listed.sort()).toEqual(opened.sort());
  });
});

describeOnPostgresql('an exception', getStore => {
  test('that two people resolve at the same moment is resolved by one of them', async () => {
    const desk = await openTestDesk();
    const services = await openTestServices(getStore(), desk);
    const id = await open(services);
    const outcomes = await Promise.allSettled(
      [lena, tomas, lena, tomas].map(person =>
        resolveException(services, person, id, { reasonCode: 'other', note: '' }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await services.close();
    await desk.close();
  });
});
