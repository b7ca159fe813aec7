import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { problem } from '../../lib/contract/shared.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import {
  amira,
  lena,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createApp } from './app.ts';

describeOnEveryStore('what is let in', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  let person: SignedIn;
  const until = new Date(Date.now() + 600_000);
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  beforeEach(() => {
    person = amira;
  });

  const ask = (path: string, init: RequestInit = {}) =>
    createApp(services, { extensionOrigins: [], verifyCaller: async () => ({ person, until }) }).request(
      path,
      {
        ...init,
        headers: { 'content-type': 'application/json' },
      },
    );
  const propose = (proposed: string, reason = 'for the test') =>
    ask('/v1/proposals', {
      method: 'POST',
      body: JSON.stringify({
        id: randomUUID(),
        runId: null,
        record: { system: 'desk', type: 'ticket', id: '1042' },
        changes: [{ kind: 'reply', proposed }],
        reason,
      }),
    });

  test.each([
    ['NUL', 'a\0b'],
    ['half of a character', 'a\ud800b'],
  ])('text with %s is refused in words, wherever it stands', async (_, text) => {
    for (const answer of [await propose(text), await propose('Hello', text)]) {
      expect(answer.status).toBe(400);
      expect(problem.parse(await answer.json()).message).toContain('cannot be stored');
    }
  });

  test('NUL in an address is refused in words too', async () => {
    expect((await ask('/v1/proposals?recordId=%00')).status).toBe(400);
  });

  test('a person whose last role was taken away is refused, on the record, and not remembered with it', async () => {
    person = { ...lena, roles: [] };
    const before = await services.feed.size();
    expect((await ask('/v1/me')).status).toBe(403);
    const { roles } = await services.db
      .selectFrom('people')
      .select('roles')
      .where('sub', '=', lena.sub)
      .executeTakeFirstOrThrow();
    expect(roles).toEqual([]);
    const denial = await services.db
      .selectFrom('audit_events')
      .select('type')
      .where('seq', '>', before)
      .execute();
    expect(denial).toEqual([{ type: 'access.denied' }]);
  });
});
