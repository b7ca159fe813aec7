import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { PolicyDraftDetail } from '../../lib/contract/policy-drafts.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import {
  aPolicyDraft,
  approveDraft,
  aSubmittedDraft,
  digestIn,
  publishEdits,
} from '../../test/policy-drafts.ts';
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
import { describeOnEveryStore } from '../../test/store.ts';
import { createPolicyDraft } from './create-policy-draft.ts';
import { editPolicyDraft, rebasePolicyDraft } from './edit-policy-draft.ts';
import { exportPolicyDraft, listPolicyDrafts } from './list-policy-drafts.ts';
import { publishFirstPolicy } from './publish-first-policy.ts';
import { publishPolicyDraft } from './publish-policy-draft.ts';
import { reviewPolicyDraft } from './review-policy-draft.ts';
import { showPolicy } from './show-policy.ts';
import { rememberPerson } from './show-session.ts';
import { discardPolicyDraft, submitPolicyDraft } from './submit-policy-draft.ts';
import { showPolicyDraft } from './work-on-policy-draft.ts';

const withFault = (code: string, words?: RegExp) =>
  expect.objectContaining({ code, ...(words ? { public: expect.stringMatching(words) } : {}) });

/** Two people with every right, as in a small team. */
const noor: SignedIn = { sub: 'noor', name: 'Noor Aziz', roles: ['admin', 'lead'] };
const pia: SignedIn = { sub: 'pia', name: 'Pia Berg', roles: ['admin', 'lead'] };

let count = 0;
/** An edit that makes the policy differ from every earlier one, without any effect on others' tests. */
const rename = () => [{ path: ['name'], value: `Fernhill support ${++count}` }];

describeOnEveryStore('a policy draft', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    for (const person of [noor, pia]) await rememberPerson(services, person);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  const publish = (draft: PolicyDraftDetail, person: SignedIn = tomas): Promise<PolicyDraftDetail> =>
    publishPolicyDraft(services, person, draft.id, { digest: digestIn(draft) });
  const inForce = async () => services.policies.current();
  const eventsSince = async (size: number) => {
    const rows = await services.db
      .selectFrom('audit_events')
      .select(['type', 'actor', 'data'])
      .where('seq', '>', size)
      .orderBy('seq')
      .execute();
    return rows.map(({ type, actor, data }) => ({
      type,
      by: actor.name,
      data: JSON.parse(data as string) as Record<string, unknown>,
    }));
  };

  test('goes from its author by a reviewer into force, every step on the record', async () => {
    const size = await services.feed.size();
    const base = (await inForce()).version;
    const draft = await approveDraft(
      services,
      await aSubmittedDraft(services, [
        { path: ['grants', 'agent', 'ticket', 'phone'], value: 'read' },
        {
          path: ['owners'],
          value: { actions: { send_reply: { owner: 'Lena Vogt', reviewer: 'Support', steward: 'Tomás' } } },
        },
      ]),
    );
    const before = await inForce();
    const published = await publish(draft);
    expect(published).toMatchObject({ state: 'published', publishedAs: base + 1, digest: draft.digest });
    expect((await inForce()).digest).toBe(draft.digest);
    expect(before.version).toBe(base);
    expect(await eventsSince(size)).toMatchObject([
      { type: 'policy.drafted', by: tomas.name, data: { step: 'created', base } },
      { type: 'policy.drafted', by: tomas.name, data: { step: 'edited', revision: 2 } },
      { type: 'policy.drafted', by: tomas.name, data: { step: 'submitted', digest: draft.digest } },
      { type: 'policy.reviewed', by: lena.name, data: { outcome: 'approve', digest: draft.digest, base } },
      {
        type: 'policy.published',
        by: tomas.name,
        data: {
          version: base + 1,
          digest: draft.digest,
          reviewed: {
            authors: [tomas.name],
            reviewer: lena.name,
            owners: ['Owner, reviewer and steward of action send_reply: nobody → Lena Vogt, Support, Tomás.'],
          },
        },
      },
    ]);
    expect(await showPolicy(services, base + 1)).toMatchObject({
      digest: draft.digest,
      publishedBy: tomas.name,
      draft: { id: draft.id, authors: [{ sub: tomas.sub }], reviewer: { sub: lena.sub } },
    });
  });

  describe('takes two people, whatever rights each of them has', () => {
    const people = { Noor: noor, Pia: pia };
    const names = Object.keys(people) as (keyof typeof people)[];
    const combinations = names.flatMap(author =>
      names.flatMap(reviewer => names.map(publisher => [author, reviewer, publisher] as const)),
    );
    test.each(combinations)('%s writes, %s reviews, %s publishes', async (author, reviewer, publisher) => {
      const draft = await aSubmittedDraft(services, rename(), people[author]);
      const { version } = await inForce();
      const size = await services.feed.size();
      const review = approveDraft(services, draft, people[reviewer]);
      if (author === reviewer) {
        await expect(review).rejects.toEqual(withFault('forbidden', /Another person reviews it/));
        expect(await eventsSince(size)).toMatchObject([
          {
            type: 'access.denied',
            by: people[reviewer].name,
            data: { operation: 'policies.draft.review', why: expect.stringContaining('You wrote') },
          },
        ]);
        await expect(publish(draft, people[publisher])).rejects.toEqual(
          withFault('conflict', /Nobody has approved/),
        );
        expect((await inForce()).version).toBe(version);
      } else {
        await review;
        expect((await publish(draft, people[publisher])).publishedAs).toBe(version + 1);
      }
    });
  });

  test('cannot be reviewed by anybody who ever edited it, even when nothing of theirs is left', async () => {
    const draft = await aPolicyDraft(services, rename(), noor);
    const touched = await editPolicyDraft(services, pia, draft.id, {
      revision: draft.revision,
      edits: [{ path: ['name'], value: 'Pia was here' }],
    });
    const restored = await editPolicyDraft(services, noor, draft.id, {
      revision: touched.revision,
      edits: rename(),
    });
    expect(restored.authors.map(({ sub }) => sub)).toEqual([noor.sub, pia.sub]);
    const submitted = await submitPolicyDraft(services, noor, draft.id, { digest: digestIn(restored) });
    await expect(approveDraft(services, submitted, pia)).rejects.toEqual(withFault('forbidden'));
    expect((await showPolicyDraft(services, pia, draft.id)).refusals.approve).toMatch(/You wrote/);
    expect((await approveDraft(services, submitted, lena)).refusals.publish).toMatch(/no right to publish/);
  });

  test.each([
    ['edit', amira, 'policies.draft.edit'],
    ['submit', lena, 'policies.draft.submit'],
    ['approve', amira, 'policies.draft.review'],
    ['publish', lena, 'policies.draft.publish'],
    ['discard', ada, 'policies.draft.discard'],
  ] as const)('refuses to let %s be done without its right, and logs it', async (verb, person, operation) => {
    const draft = await aPolicyDraft(services, rename());
    const { id, revision } = draft;
    const digest = digestIn(draft);
    const attempt = {
      edit: () => editPolicyDraft(services, person, id, { revision, edits: rename() }),
      submit: () => submitPolicyDraft(services, person, id, { digest }),
      approve: () => approveDraft(services, draft, person),
      publish: () => publish(draft, person),
      discard: () => discardPolicyDraft(services, person, id),
    }[verb];
    const size = await services.feed.size();
    await expect(attempt()).rejects.toEqual(withFault('forbidden', /no right/));
    expect(await eventsSince(size)).toMatchObject([
      { type: 'access.denied', by: person.name, data: { operation } },
    ]);
    expect(await showPolicyDraft(services, tomas, id)).toMatchObject({ state: 'open', revision });
  });

  test('loses its review with any edit, also with one that is taken back', async () => {
    const approved = await approveDraft(services, await aSubmittedDraft(services, rename()));
    const size = await services.feed.size();
    const touched = await editPolicyDraft(services, tomas, approved.id, {
      revision: approved.revision,
      edits: [{ path: ['retention', 'prompt'], value: '29d' }],
    });
    expect(touched).toMatchObject({
      state: 'open',
      reviews: [{ outcome: 'approve', voidedBecause: 'Tomás Rivera edited the draft afterwards.' }],
    });
    expect((await eventsSince(size)).map(({ type }) => type)).toEqual([
      'policy.drafted',
      'policy.review-voided',
    ]);
    const back = await editPolicyDraft(services, tomas, approved.id, {
      revision: touched.revision,
      edits: [{ path: ['retention', 'prompt'], value: '30d' }],
    });
    expect(back.digest).toBe(approved.digest);
    const again = await submitPolicyDraft(services, tomas, approved.id, { digest: digestIn(back) });
    await expect(publish(again)).rejects.toEqual(withFault('conflict', /Nobody has approved/));
  });

  test('is reviewed, submitted and published by exactly the digest that was seen', async () => {
    const draft = await aPolicyDraft(services, rename());
    const other = 'f'.repeat(64);
    const changed = withFault('conflict', /changed since you opened it/);
    await expect(submitPolicyDraft(services, tomas, draft.id, { digest: other })).rejects.toEqual(changed);
    const submitted = await submitPolicyDraft(services, tomas, draft.id, { digest: digestIn(draft) });
    await expect(approveDraft(services, { ...submitted, digest: other })).rejects.toEqual(changed);
    const approved = await approveDraft(services, submitted);
    await expect(publish({ ...approved, digest: other })).rejects.toEqual(changed);
    await expect(
      editPolicyDraft(services, tomas, draft.id, { revision: approved.revision + 1, edits: rename() }),
    ).rejects.toEqual(changed);
    expect((await publish(approved)).state).toBe('published');
  });

  test('is not published when what is stored is not what was approved', async () => {
    const approved = await approveDraft(services, await aSubmittedDraft(services, rename()));
    const document = JSON.stringify(approved.document).replace('"risk_note":"none"', '"risk_note":"write"');
    expect(document).not.toBe(JSON.stringify(approved.document));
    await services.db.updateTable('policy_drafts').set({ document }).where('id', '=', approved.id).execute();
    await expect(publish(approved)).rejects.toEqual(withFault('conflict', /does not match its digest/));
  });

  test('is kept with its problems, each with its path, and is not sent to review', async () => {
    const draft = await aPolicyDraft(services, [
      { path: ['grants', 'agent', 'ticket', 'phone'], value: 'maksed' },
      { path: ['actions', 'send_reply', 'gates', '0', 'approvals', '0', 'role'], value: 'nobody' },
    ]);
    expect(draft).toMatchObject({
      state: 'open',
      digest: null,
      problems: [{ path: ['grants', 'agent', 'ticket', 'phone'], line: null }],
    });
    expect(draft.refusals.submit).toMatch(/Mend them first/);
    await expect(submitPolicyDraft(services, tomas, draft.id, { digest: 'f'.repeat(64) })).rejects.toEqual(
      withFault('conflict', /problems/),
    );
    const mended = await editPolicyDraft(services, tomas, draft.id, {
      revision: draft.revision,
      edits: [
        { path: ['grants', 'agent', 'ticket', 'phone'], value: 'read' },
        { path: ['actions', 'send_reply', 'gates', '0', 'approvals', '0', 'role'], value: 'lead' },
      ],
    });
    expect(mended.problems).toEqual([]);
  });

  test('that changes nothing is not sent to review', async () => {
    const draft = await aPolicyDraft(services);
    await expect(submitPolicyDraft(services, tomas, draft.id, { digest: digestIn(draft) })).rejects.toEqual(
      withFault('conflict', /nothing to publish/),
    );
  });

  test('has to be rebased, and reviewed anew, once another version is in force', async () => {
    const late = await approveDraft(
      services,
      await aSubmittedDraft(services, [{ path: ['grants', 'agent', 'ticket', 'email'], value: 'read' }]),
    );
    const first = await publishEdits(services, [
      { path: ['grants', 'lead', 'ticket', 'risk_note'], value: 'read' },
    ]);
    await expect(publish(late)).rejects.toEqual(withFault('conflict', /Rebase it/));
    const { draft, conflicts } = await rebasePolicyDraft(services, tomas, late.id, {
      revision: late.revision,
    });
    expect(conflicts).toEqual([]);
    expect(draft).toMatchObject({
      state: 'open',
      baseVersion: first.publishedAs,
      reviews: [{ voidedBecause: 'Tomás Rivera rebased the draft afterwards.' }],
    });
    const submitted = await submitPolicyDraft(services, tomas, draft.id, { digest: digestIn(draft) });
    await expect(publish(submitted)).rejects.toEqual(withFault('conflict', /Nobody has approved/));
    await publish(await approveDraft(services, submitted));
    const { grants } = (await inForce()).policy;
    expect([grants.agent?.ticket?.email, grants.lead?.ticket?.risk_note]).toEqual(['read', 'read']);
  });

  test('keeps its own value where both changed the same place, and says where', async () => {
    const path = ['grants', 'admin', 'ticket', 'status'];
    const late = await aPolicyDraft(services, [{ path, value: 'none' }]);
    await publishEdits(services, [{ path, value: 'write' }]);
    const { draft, conflicts } = await rebasePolicyDraft(services, tomas, late.id, {
      revision: late.revision,
    });
    expect(conflicts).toEqual([path]);
    expect(draft.document).toMatchObject({ grants: { admin: { ticket: { status: 'none' } } } });
  });

  test('brings an earlier version back in the same way: by two people', async () => {
    const target = await showPolicy(services, 1);
    const draft = await createPolicyDraft(services, tomas, {
      reason: 'back to where we were',
      start: { from: 'version', version: 1 },
    });
    expect(draft).toMatchObject({ digest: target.digest, origin: { from: 'version', version: 1 } });
    const submitted = await submitPolicyDraft(services, tomas, draft.id, { digest: digestIn(draft) });
    await expect(publish(submitted)).rejects.toEqual(withFault('conflict', /Nobody has approved/));
    await expect(approveDraft(services, submitted, tomas)).rejects.toEqual(withFault('forbidden'));
    const published = await publish(await approveDraft(services, submitted));
    expect(await inForce()).toMatchObject({ version: published.publishedAs, digest: target.digest });
    expect((await showPolicy(services, published.publishedAs ?? 0)).yaml).toBe(target.yaml);
  });

  test('that one reviewer returns is open again, and another’s approval of it no longer counts', async () => {
    const approved = await approveDraft(services, await aSubmittedDraft(services, rename()));
    await expect(approveDraft(services, approved, pia)).rejects.toEqual(
      withFault('conflict', /Lena Vogt has approved this already/),
    );
    const returned = await reviewPolicyDraft(services, pia, approved.id, {
      outcome: 'return',
      digest: digestIn(approved),
      note: 'Why do agents need this?',
    });
    expect(returned).toMatchObject({
      state: 'open',
      reviews: [
        { outcome: 'approve', voidedBecause: expect.any(String) },
        { outcome: 'return', voidedBecause: null, note: 'Why do agents need this?' },
      ],
    });
    const again = await submitPolicyDraft(services, tomas, approved.id, { digest: digestIn(approved) });
    await expect(publish(again)).rejects.toEqual(withFault('conflict', /Nobody has approved/));
  });

  test('is not published on the approval of somebody who has lost the right to review', async () => {
    const approved = await approveDraft(services, await aSubmittedDraft(services, rename()), pia);
    await rememberPerson(services, { ...pia, roles: ['agent'] });
    await expect(publish(approved)).rejects.toEqual(withFault('conflict', /no longer has the right/));
    await rememberPerson(services, pia);
    expect((await publish(approved)).state).toBe('published');
  });

  test('is published once, also when two publish at the same moment', async () => {
    const { version } = await inForce();
    const drafts = await Promise.all([1, 2].map(() => aSubmittedDraft(services, rename())));
    for (const draft of drafts) await approveDraft(services, draft);
    const attempts = await Promise.allSettled(
      [...drafts, ...drafts].map((draft, index) => publish(draft, index % 2 === 0 ? tomas : noor)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await inForce()).version).toBe(version + 1);
  });

  test('that is discarded or published stays as it was', async () => {
    const draft = await aPolicyDraft(services, rename());
    const discarded = await discardPolicyDraft(services, tomas, draft.id);
    expect(discarded.state).toBe('discarded');
    await expect(
      editPolicyDraft(services, tomas, draft.id, { revision: draft.revision, edits: rename() }),
    ).rejects.toEqual(withFault('conflict', /discarded/));
    const published = await publishEdits(services, rename());
    await expect(
      reviewPolicyDraft(services, lena, published.id, {
        outcome: 'return',
        digest: digestIn(published),
        note: 'too late',
      }),
    ).rejects.toEqual(withFault('conflict', /published/));
    for (const { id } of [draft, published])
      await expect(
        services.db.updateTable('policy_drafts').set({ reason: 'another' }).where('id', '=', id).execute(),
      ).rejects.toMatchObject({ code: '23000' });
    await expect(
      services.db.updateTable('policy_reviews').set({ outcome: 'return' }).execute(),
    ).rejects.toMatchObject({ code: '23000' });
  });

  test('can be made from an imported document, and written as YAML again with its comments', async () => {
    const yaml = `# kept under review elsewhere\n${stringify(aPolicyDocument())}`;
    const start = { from: 'yaml' as const, yaml };
    const draft = await createPolicyDraft(services, tomas, { reason: 'from version control', start });
    expect(draft).toMatchObject({ problems: [], origin: { from: 'yaml' } });
    expect(await exportPolicyDraft(services, draft.id)).toEqual({ yaml });
    await editPolicyDraft(services, tomas, draft.id, {
      revision: 1,
      edits: [{ path: ['grants', 'agent', 'ticket', 'risk_note'], value: 'masked' }],
    });
    const exported = (await exportPolicyDraft(services, draft.id)).yaml;
    expect(exported).toMatch(/^# kept under review elsewhere\n/);
    expect(exported.replace(/^ *risk_note: masked\n/m, '')).toBe(yaml);
  });

  test('that was imported with a mistake says in which line', async () => {
    const yaml = stringify(aPolicyDocument()).replace('address: masked', 'address: maksed');
    const start = { from: 'yaml' as const, yaml };
    const { problems } = await createPolicyDraft(services, tomas, { reason: 'from version control', start });
    const line = yaml.split('\n').findIndex(text => text.includes('maksed')) + 1;
    expect(problems).toMatchObject([{ line, path: ['grants', 'agent', 'ticket', 'address'] }]);
  });

  test('refuses edits that leave nothing that could be kept', async () => {
    const { id, revision } = await aPolicyDraft(services);
    for (const value of ['a\0b', '\uD800', 'x'.repeat(1_000_001)])
      await expect(
        editPolicyDraft(services, tomas, id, { revision, edits: [{ path: ['name'], value }] }),
      ).rejects.toEqual(withFault('bad-input'));
    expect((await showPolicyDraft(services, tomas, id)).revision).toBe(revision);
  });

  test('is found in the list, newest first, page by page', async () => {
    const query = { limit: 3 };
    const first = await listPolicyDrafts(services, ada, query);
    expect(first.items).toHaveLength(3);
    const second = await listPolicyDrafts(services, ada, { ...query, cursor: first.next ?? undefined });
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6);
    const open = await listPolicyDrafts(services, tomas, { limit: 100, state: 'open' });
    expect(new Set(open.items.map(({ state }) => state))).toEqual(new Set(['open']));
    await expect(listPolicyDrafts(services, tomas, { limit: 3, cursor: 'x' })).rejects.toEqual(
      withFault('bad-input'),
    );
  });

  test('is the only way to a second version: the operator’s policy is taken once', async () => {
    const yaml = await readFile(new URL('../../demo/policy.yaml', import.meta.url), 'utf8');
    await expect(
      publishFirstPolicy(services, { kind: 'service', sub: 'operator', name: 'Operator' }, yaml),
    ).rejects.toEqual(withFault('conflict'));
  });
});
