import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPolicyDraft, publishEdits } from '../../test/policy-drafts.ts';
import {
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
  tomas,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { comparePolicies, explainPolicyCell } from './compare-policies.ts';
import { showPolicy } from './show-policy.ts';
import { watchEvents } from './watch-events.ts';

const phone = ['grants', 'agent', 'ticket', 'phone'];

describeOnEveryStore('policies side by side', getStore => {
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

  test('a draft is compared with the version in force, and two versions with each other', async () => {
    const draft = await aPolicyDraft(services, [{ path: phone, value: 'read' }]);
    const compared = await comparePolicies(services, { from: 'current', to: draft.id });
    expect(compared).toMatchObject({
      from: { version: 1, draft: null },
      to: { version: null, draft: draft.id, digest: draft.digest },
      diff: {
        cells: [{ role: 'agent', field: 'phone', before: 'masked', after: 'read' }],
        gates: [],
        parts: [],
      },
    });
    const { publishedAs } = await publishEdits(services, [{ path: phone, value: 'write' }]);
    const versions = await comparePolicies(services, { from: '1', to: String(publishedAs) });
    expect(versions.diff.cells).toMatchObject([{ before: 'masked', after: 'write', effect: 'gains' }]);
  });

  test('a draft with problems and a policy that does not exist cannot be compared', async () => {
    const draft = await aPolicyDraft(services, [{ path: phone, value: 'maksed' }]);
    await expect(comparePolicies(services, { from: 'current', to: draft.id })).rejects.toMatchObject({
      code: 'conflict',
      public: expect.stringMatching(/problems/),
    });
    for (const to of ['999', crypto.randomUUID()])
      await expect(comparePolicies(services, { from: 'current', to })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  test('a cell is explained with the line of its grant in the version’s text', async () => {
    const { version } = await services.policies.current();
    const why = await explainPolicyCell(services, {
      policy: 'current',
      roles: 'agent,auditor',
      record: 'ticket',
      field: 'email',
    });
    const { yaml } = await showPolicy(services, version);
    const [agent, auditor] = why.roles;
    expect(yaml.split('\n')[(agent?.line ?? 0) - 1]).toMatch(/^ {6}email: masked$/);
    expect(auditor).toMatchObject({ granted: false, line: null });
    await expect(
      explainPolicyCell(services, { policy: 'current', roles: 'agent', record: 'ticket', field: 'x' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('those who work on a policy hear of its drafts at once, and others do not', async () => {
    const author = { ...tomas, roles: ['reviewer-only'] };
    await publishEdits(services, [
      { path: ['roles', 'reviewer-only'], value: { title: 'Reviewer', rights: ['review-policy'] } },
    ]);
    const gone = new AbortController();
    const heard: Record<string, string[]> = { reviewer: [], nobody: [] };
    const size = await services.feed.size();
    const listen = async (who: keyof typeof heard, roles: string[]) => {
      for await (const { data } of watchEvents(services, { ...author, roles }, size, gone.signal)) {
        heard[who]?.push(data.type);
        if (data.type === 'policy.published') break;
      }
    };
    const listening = [listen('reviewer', ['reviewer-only']), listen('nobody', [])];
    await publishEdits(services, [{ path: phone, value: 'none' }]);
    await Promise.all(listening);
    gone.abort();
    expect(heard).toEqual({
      reviewer: ['policy.drafted', 'policy.drafted', 'policy.drafted', 'policy.reviewed', 'policy.published'],
      nobody: ['policy.published'],
    });
  });
});
