import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { problem } from '../../lib/contract/shared.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { publishEdits } from '../../test/policy-drafts.ts';
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
import { applyProposal } from '../actions/apply-proposal/apply-proposal.ts';
import { rememberPerson } from '../actions/show-session.ts';
import type { Store } from '../db/open.ts';
import { createApp } from './app.ts';

const marta: SignedIn = { sub: 'marta.lind', name: 'Marta Lind', roles: ['lead'] };
const both: SignedIn = { sub: 'noor.sayed', name: 'Noor Sayed', roles: ['lead', 'admin'] };
const oneLead = "approvals: [{ role: lead }]\n        because: 'Money to a customer";
const twoLeadsAndAdmin = oneLead.replace(
  '[{ role: lead }]',
  '[{ role: lead, count: 2 }, { role: admin, count: 1 }]',
);
const ticket = { system: 'desk', type: 'ticket', id: '1042' };
const refund = { kind: 'set-field', field: 'refund_status', proposed: 'Approved' };

const demoPolicy = () => readFile(new URL('../../demo/policy.yaml', import.meta.url), 'utf8');

/** The HTTP interface over a policy, with everybody signed in. */
const useHttp = (getStore: () => Store, policyOf: (yaml: string) => string = yaml => yaml) => {
  const parts = {} as { desk: TestDesk; services: TestServices; app: Hono };
  const until = new Date(Date.now() + 3_600_000);
  const people = [amira, lena, marta, tomas, both, ada];
  beforeAll(async () => {
    parts.desk = await openTestDesk();
    parts.services = await openTestServices(getStore(), parts.desk, { policy: policyOf(await demoPolicy()) });
    for (const person of people) await rememberPerson(parts.services, person);
    parts.app = createApp(parts.services, {
      extensionOrigins: [],
      verifyCaller: async ({ authorization }) => {
        const person = people.find(({ sub }) => sub === authorization);
        if (!person) throw new Error('a stranger');
        return { person, until };
      },
    });
  });
  afterAll(async () => {
    await parts.services?.close();
    await parts.desk?.close();
  });
  beforeEach(() => parts.desk.reset());

  const ask = (person: SignedIn, path: string, body?: object) =>
    parts.app.request(`/v1/proposals${path}`, {
      headers: { authorization: person.sub, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  const card = async (answer: Response | Promise<Response>): Promise<ShownProposal> => {
    const given = await answer;
    expect(given.status).toBe(200);
    return given.json();
  };
  const refusal = async (answer: Response | Promise<Response>): Promise<string> => {
    const given = await answer;
    expect(given.status).toBe(403);
    return problem.parse(await given.json()).message;
  };
  const propose = (changes: object[] = [refund]) =>
    card(ask(amira, '', { id: randomUUID(), runId: null, record: ticket, changes, reason: 'charged twice' }));
  const decide = (person: SignedIn, { id, seal }: ShownProposal, outcome = 'approve') =>
    ask(person, `/${id}/decisions`, {
      seal,
      outcome,
      ...(outcome === 'reject' ? { reasonCode: 'wrong-value' } : {}),
    });
  const edit = (person: SignedIn, { id, seal }: ShownProposal, proposed: string) =>
    ask(person, `/${id}/edits`, { seal, edits: [{ index: 0, proposed }] });
  return { parts, ask, card, refusal, propose, decide, edit };
};

describeOnEveryStore('a gate that asks for two leads and an admin', getStore => {
  const { card, refusal, propose, decide, edit } = useHttp(getStore, yaml =>
    yaml.replace(oneLead, twoLeadsAndAdmin),
  );

  test('lets the change through when all of them have agreed, in any order, and not before', async () => {
    const asked = await propose();
    expect((await card(decide(lena, asked))).state).toBe('waiting');
    expect((await card(decide(tomas, asked))).state).toBe('waiting');
    expect((await card(decide(marta, asked))).state).toBe('approved');
  });

  test('counts nobody twice, in one role or in two', async () => {
    const asked = await propose();
    expect(await card(decide(both, asked))).toMatchObject({
      state: 'waiting',
      decisions: [{ role: 'admin' }],
    });
    expect(await refusal(decide(both, asked))).toContain('already');
    expect((await card(decide(lena, asked))).state).toBe('waiting');
    expect(await refusal(decide(tomas, asked))).toBe('This proposal waits for: lead.');
    expect((await card(decide(marta, asked))).state).toBe('approved');
  });

  test('gives a person of several roles the one that fewest have, so that the others can still be filled', async () => {
    const asked = await propose();
    await card(decide(tomas, asked));
    const { decisions } = await card(decide(both, asked));
    expect(decisions.map(({ role }) => role).sort()).toEqual(['admin', 'lead']);
    expect((await card(decide(marta, asked))).state).toBe('approved');
  });

  test('begins to count anew when a value is edited', async () => {
    const asked = await propose();
    await card(decide(lena, asked));
    await card(decide(tomas, asked));
    const edited = await card(edit(marta, asked, 'Declined'));
    for (const person of [lena, tomas]) expect((await card(decide(person, edited))).state).toBe('waiting');
    expect((await card(decide(both, edited))).state).toBe('approved');
  });
});

describeOnPostgresql('approvals of several people at the same moment', getStore => {
  const { parts, propose, decide } = useHttp(getStore, yaml => yaml.replace(oneLead, twoLeadsAndAdmin));

  test('count each person once, queue one job and write once', async () => {
    const asked = await propose();
    const wave = [lena, marta, tomas, lena, marta, tomas].map(person => decide(person, asked));
    const statuses = (await Promise.all(wave)).map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(3);
    const decisions = await parts.services.db
      .selectFrom('decisions')
      .select('by_sub')
      .where('proposal_id', '=', asked.id)
      .execute();
    expect(decisions.map(({ by_sub }) => by_sub).sort()).toEqual([lena.sub, marta.sub, tomas.sub].sort());
    const jobs = await parts.services.queue.livingJobs('apply-proposal');
    expect(jobs.filter(({ proposalId }) => proposalId === asked.id)).toHaveLength(1);
    await Promise.allSettled([
      applyProposal(parts.services, asked.id),
      applyProposal(parts.services, asked.id),
    ]);
    await expect.poll(() => applyProposal(parts.services, asked.id).catch(() => null)).toBe('settled');
    expect(await parts.desk.history('/billing/orders/O-20931')).toHaveLength(1);
  });
});

const strict = (yaml: string): string => yaml.replaceAll(/^ *editorApproves: true\n/gm, '');

describeOnEveryStore('who puts in a value at a hard gate', getStore => {
  const { parts, card, refusal, propose, decide, edit } = useHttp(getStore, strict);

  test('does not let it through: another person approves an edit, and the card names the editor', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    expect(edited.changes[0]).toMatchObject({
      proposed: 'Declined',
      editedBy: { sub: lena.sub, name: lena.name },
    });
    expect(edited.changes[0]?.gate).not.toHaveProperty('editorApproves');
    expect(await refusal(decide(lena, edited))).toContain('You have edited this card');
    expect((await card(decide(marta, edited))).state).toBe('approved');
  });

  test('may still reject it or edit it again', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    const again = await card(edit(lena, edited, 'Paid'));
    expect((await card(decide(lena, again, 'reject'))).state).toBe('rejected');
  });

  test('is no author any more once another person has put in another value', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    const again = await card(edit(marta, edited, 'Paid'));
    expect(await refusal(decide(marta, again))).toContain('edited');
    expect((await card(decide(lena, again))).state).toBe('approved');
  });

  test('is found out before the write, too, whatever the store was made to say', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    await card(decide(marta, edited));
    await parts.services.db
      .updateTable('decisions')
      .set({ by_sub: lena.sub, by_name: lena.name })
      .where('proposal_id', '=', edited.id)
      .execute();
    await applyProposal(parts.services, edited.id);
    const stored = await parts.services.db
      .selectFrom('proposals')
      .select(['state', 'state_reason'])
      .where('id', '=', edited.id)
      .executeTakeFirstOrThrow();
    expect(stored).toEqual({
      state: 'failed',
      state_reason: 'Lena Vogt approved what they had written themselves.',
    });
  });
});

describeOnEveryStore('who edits a value at a gate that lets them approve', getStore => {
  const { parts, ask, card, refusal, propose, decide, edit } = useHttp(getStore);
  const stateOf = ({ id }: ShownProposal) =>
    parts.services.db
      .selectFrom('proposals')
      .select(['state', 'state_reason'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  test('approves it, and it is written once, under a seal that names both', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    expect(edited.changes[0]).toMatchObject({
      editedBy: { sub: lena.sub },
      gate: { gate: 'hard', editorApproves: true },
    });
    expect((await card(decide(lena, edited))).state).toBe('approved');
    await applyProposal(parts.services, edited.id);
    expect((await stateOf(edited)).state).toBe('applied');
    expect(await parts.desk.history('/billing/orders/O-20931')).toHaveLength(1);
  });

  test('cannot be the proposer, who neither edits nor approves', async () => {
    const own = await card(
      ask(both, '', { id: randomUUID(), runId: null, record: ticket, changes: [refund], reason: 'mine' }),
    );
    expect(await refusal(edit(both, own, 'Declined'))).toContain('You made this proposal');
    const edited = await card(edit(lena, own, 'Declined'));
    expect(await refusal(decide(both, edited))).toContain('You made this proposal');
  });

  test('does not approve where another change that they edited waits for somebody else', async () => {
    const address = { kind: 'set-field', field: 'delivery_address', proposed: 'Am Markt 1, Bremen' };
    const { id, seal } = await propose([refund, address]);
    const edits = [
      { index: 0, proposed: 'Declined' },
      { index: 1, proposed: 'Am Markt 2, Bremen' },
    ];
    const edited = await card(ask(lena, `/${id}/edits`, { seal, edits }));
    expect(await refusal(decide(lena, edited))).toContain('another person approves it');
    expect((await card(decide(marta, edited))).state).toBe('approved');
  });

  test('is stopped before the write when the policy has become strict since', async () => {
    const edited = await card(edit(lena, await propose(), 'Declined'));
    await card(decide(lena, edited));
    await publishEdits(parts.services, [
      { path: ['actions', 'set_refund_status', 'gates', '0', 'editorApproves'], remove: true },
    ]);
    await applyProposal(parts.services, edited.id);
    expect(await stateOf(edited)).toEqual({
      state: 'failed',
      state_reason: 'Under the present policy another person than Lena Vogt approves what Lena Vogt edited.',
    });
  });
});

const leadWithout = (yaml: string): string => {
  const [before = '', lead = ''] = yaml.split('\n  lead:\n    ticket:\n');
  return `${before}\n  lead:\n    ticket:\n${lead.replace('refund_status: write', 'refund_status: masked')}`;
};

describeOnEveryStore('a card with a field that the reader’s role may not read (check 29)', getStore => {
  const { parts, ask, card, refusal, propose, decide, edit } = useHttp(getStore, leadWithout);
  const texts = async (person: SignedIn, path: string) => (await ask(person, path)).text();

  test('shows neither the value nor the proposed one, wherever the card is given out', async () => {
    const { id } = await propose();
    for (const path of [`/${id}`, '?scope=to-decide&limit=100', '?scope=all&limit=100']) {
      const text = await texts(lena, path);
      expect(text).toContain(id);
      expect(text).not.toMatch(/Approved|Requested/);
    }
    expect(await card(ask(lena, `/${id}`))).toMatchObject({
      notShown: { fields: ['refund_status'] },
      changes: [{ fieldTitle: 'Refund status', base: null, proposed: '' }],
    });
  });

  test('is not decided or edited by that role, in words, and the attempt is on the record', async () => {
    const asked = await propose();
    for (const outcome of ['approve', 'reject'])
      expect(await refusal(decide(lena, asked, outcome))).toBe(
        'Your role may not read Refund status. Somebody who may read it decides.',
      );
    await refusal(edit(lena, asked, 'Declined'));
    expect(await eventsOf(asked.id)).toEqual(['proposal.created', 'decision.refused', 'decision.refused']);
  });

  test('is shown whole to its proposer, who may read the field, and to an auditor by right', async () => {
    const { id } = await propose();
    for (const person of [amira, ada])
      expect(await card(ask(person, `/${id}`))).toMatchObject({
        notShown: { fields: [], lines: 0 },
        changes: [{ base: 'Requested', proposed: 'Approved' }],
      });
  });

  test('is not rolled back by somebody who may not read what they would return', async () => {
    const asked = await propose();
    await card(decide(both, asked));
    await applyProposal(parts.services, asked.id);
    const why = await refusal(
      ask(lena, `/${asked.id}/rollbacks`, { id: randomUUID(), reason: 'put it back' }),
    );
    expect(why).toContain('may not read Refund status');
  });

  const eventsOf = async (id: string) =>
    (
      await parts.services.db
        .selectFrom('audit_events')
        .select('type')
        .where('proposal_id', '=', id)
        .orderBy('seq')
        .execute()
    ).map(({ type }) => type);
});

describeOnEveryStore('the queue of those who decide', getStore => {
  const { ask, propose } = useHttp(getStore);

  test('gives what has waited longest first, page by page, with nothing left out', async () => {
    const made = [];
    for (let index = 0; index < 7; index++) made.push((await propose()).number);
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const answer = await ask(lena, `?scope=to-decide&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      const page = (await answer.json()) as { items: ShownProposal[]; next: string | null };
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(made);
  });
});
