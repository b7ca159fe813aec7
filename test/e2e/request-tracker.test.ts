import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allowSite,
  approveByKey,
  draftReply,
  propose,
  rollBackNewest,
  waitForCard,
  waitForState,
} from '../browser/panel.ts';
import { deskConnectorConfig } from '../request-tracker/connector.ts';
import { describeWithRequestTracker } from '../request-tracker/describe.ts';
import { serviceAccount } from '../request-tracker/desk.ts';
import { type RequestTracker, startRequestTracker } from '../request-tracker/start.ts';
import { type Desk, openWorld, type World } from './world.ts';

describeWithRequestTracker('the story on a real Request Tracker', () => {
  let tracker: RequestTracker;
  let world: World;
  let ticket: string;
  let page: string;

  beforeAll(async () => {
    tracker = await startRequestTracker();
    world = await openWorld({
      requestTracker: tracker.url,
      connectors: [deskConnectorConfig(tracker.url)],
      env: { RT_TOKEN: tracker.token },
    });
    ticket = tracker.ticketIds['1042'] as string;
    page = `${tracker.url}/Ticket/Display.html?id=${ticket}`;
  });
  afterAll(async () => {
    await world?.close();
    await tracker?.stop();
  });

  const desk = (): Desk => ({
    host: `${tracker.url}/*`,
    enter: async (tab, name) => {
      const person = tracker.story.people.find(({ name: full }) => full.startsWith(name));
      await tab.context().addCookies([await tracker.loginCookie(person?.sub ?? '')]);
    },
  });
  const written = () => tracker.history(ticket).filter(({ creator }) => creator === serviceAccount);
  const fields = () =>
    written()
      .filter(({ type }) => type === 'CustomField')
      .map(({ field, oldValue, newValue }) => [field, oldValue, newValue]);

  test('every write is the service account’s, one per approval, none before it, and a rollback restores the value', async () => {
    const amira = await world.person('Amira', page, { at: desk() });
    const lena = await world.person('Lena', page, { at: desk() });
    const before = tracker.history(ticket).length;
    await allowSite(amira.panel);
    await allowSite(lena.panel);
    await draftReply(amira.panel);
    await propose(amira.panel, 'duplicate charge confirmed');
    await waitForCard(lena.panel, 'duplicate charge confirmed');
    expect(tracker.history(ticket)).toHaveLength(before);

    await approveByKey(lena.panel);
    await waitForState(amira.panel, 'written');
    expect(fields()).toEqual([['Refund status', 'Requested', 'Approved']]);
    expect(written().filter(({ type }) => type === 'Correspond')).toHaveLength(1);

    await rollBackNewest(lena.panel, 'it was not a duplicate after all');
    await expect.poll(() => fields().length, { timeout: 20_000 }).toBe(2);
    expect(fields()[1]).toEqual(['Refund status', 'Approved', 'Requested']);
    // Request Tracker notes the mails it sends about a reply itself; nobody else wrote anything.
    const since = tracker
      .history(ticket)
      .slice(before)
      .filter(({ type }) => type !== 'EmailRecord');
    expect(new Set(since.map(({ creator }) => creator))).toEqual(new Set([serviceAccount]));
  });
});
