import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyDocument } from '../../components/policy/document/policy-document.ts';
import { newSite } from '../../components/sites/new-site.ts';
import { siteMaps } from '../../entrypoints/console/sites/site-maps.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import { rememberPerson } from '../../server/actions/show-session.ts';
import { allowSite } from '../browser/panel.ts';
import { publishEdits } from '../policy-drafts.ts';
import { deskConnectorConfig } from '../request-tracker/connector.ts';
import { describeWithRequestTracker } from '../request-tracker/describe.ts';
import { type RequestTracker, startRequestTracker } from '../request-tracker/start.ts';
import { lena } from '../services.ts';
import { type Desk, openWorld, type World } from './world.ts';

/** The policy’s own site is replaced by the shipped map, and agents may read all of it. */
const withShippedMap = (document: PolicyDocument, host: string): PolicyEdit[] => {
  const map = siteMaps.find(({ id }) => id === 'request-tracker') ?? null;
  const answers = { title: 'Tracker by map', host, recordTitle: 'Ticket', record: null, map };
  const { edits } = newSite(document, answers);
  const grants = Object.keys(map?.fields ?? {}).map(field => ({
    path: ['grants', 'agent', 'tracker_by_map_ticket', field],
    value: 'read',
  }));
  return [{ path: ['sites', 'request_tracker'], remove: true }, ...edits, ...grants];
};

describeWithRequestTracker('the shipped map of Request Tracker', () => {
  let tracker: RequestTracker;
  let world: World;
  let page: string;

  beforeAll(async () => {
    tracker = await startRequestTracker();
    world = await openWorld({
      requestTracker: tracker.url,
      connectors: [deskConnectorConfig(tracker.url)],
      env: { RT_TOKEN: tracker.token },
    });
    page = `${tracker.url}/Ticket/Display.html?id=${tracker.ticketIds['1042']}`;
    const { services } = world.stage.backend;
    await rememberPerson(services, lena);
    const { policy } = await services.policies.current();
    await publishEdits(services, withShippedMap(policy as unknown as PolicyDocument, `${tracker.url}/*`));
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

  const openReceipt = async (panel: Page): Promise<string> => {
    await allowSite(panel);
    await panel.getByRole('button', { name: /\d+ read/ }).click();
    const receipt = panel.locator('.read-receipt');
    await receipt.getByText('messages read').waitFor();
    return receipt.innerText();
  };

  test.each([
    ['Amira', 'English', /Status\s+open/],
    ['Ben', 'German', /Status\s+offen/],
  ])('reads every field and the conversation for %s, whose pages are in %s', async (name, _, status) => {
    const { panel } = await world.person(name, page, { at: desk() });
    const receipt = await openReceipt(panel);
    expect(receipt).toMatch(/^7 read/);
    expect(receipt).toMatch(status);
    expect(receipt).toMatch(/Subject\s+Charged twice for the March invoice/);
    expect(receipt).toMatch(/Queue\s+Support/);
    expect(receipt).toMatch(/Requester\s+Dana Whitfield/);
    expect(receipt).toMatch(/[1-9]\d* messages read/);
  });
});
