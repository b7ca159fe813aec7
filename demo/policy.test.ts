import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeChange } from '../lib/core/gate.ts';
import { compilePolicy, planFor } from '../lib/core/policy-table.ts';
import type { RequestedChange } from '../lib/core/proposal.ts';
import { seedsOf } from '../sandbox/seed.ts';
import { objectionTo, systems } from '../sandbox/systems.ts';
import { parseArticle } from '../server/knowledge/parse-article.ts';
import { parsePolicy } from '../server/policy/parse-policy.ts';
import { tellStory } from './story.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const policy = parsePolicy(readFileSync(new URL('policy.yaml', import.meta.url), 'utf8'));
const table = compilePolicy(policy, 1, 'digest');
const seeds = seedsOf(tellStory(now));

const valuesOf = (ticket: string): Map<string, string | null> => {
  const fieldsOf = (id: string | null | undefined) =>
    seeds.find(({ record }) => record.id === id)?.record.fields ?? {};
  const desk = fieldsOf(ticket);
  return new Map(Object.entries({ ...fieldsOf(desk.customer), ...fieldsOf(desk.order), ...desk }));
};

const judge = (role: string, ticket: string, change: RequestedChange) =>
  judgeChange(table, [role], 'ticket', change, valuesOf(ticket), now);

const approve: RequestedChange = { kind: 'set-field', field: 'refund_status', proposed: 'Approved' };
const agentPlan = planFor(table, ['agent'], 'sandbox');

describe('what an agent sees of a ticket', () => {
  it('the risk note and the credit limit are not in the plan', () => {
    const plan = JSON.stringify(agentPlan);
    expect(plan).not.toMatch(/risk|credit/i);
    expect(agentPlan?.withheld).toBe(2);
  });

  it('phone and e-mail are masked', () => {
    const masked = agentPlan?.fields.filter(({ level }) => level === 'masked').map(({ id }) => id);
    expect(masked).toEqual(['phone', 'email']);
  });

  it('nobody at all may see the risk note', () => {
    for (const role of Object.keys(policy.roles))
      expect(planFor(table, [role], 'sandbox')?.fields.map(({ id }) => id) ?? []).not.toContain('risk_note');
  });
});

describe('gates', () => {
  it('49 EUR, charged this month: one lead', () => {
    expect(judge('agent', '1042', approve)).toMatchObject({
      verdict: 'needs-approval',
      gate: { rule: 'R-12', approvals: [{ role: 'lead', count: 1 }] },
    });
  });

  it.each([
    ['480 EUR', '1046'],
    ['139 EUR, charged 41 days ago', '1053'],
    ['no order', '1051'],
  ])('%s: a lead and an admin', (_why, ticket) => {
    expect(judge('agent', ticket, approve)).toMatchObject({
      verdict: 'needs-approval',
      gate: { approvals: [{ role: 'lead' }, { role: 'admin' }] },
    });
  });

  it('a reply and a new address need a lead', () => {
    for (const change of [
      { kind: 'reply', proposed: 'Hello' },
      { kind: 'set-field', field: 'delivery_address', proposed: 'Strandgaten 41' },
    ] as const)
      expect(judge('agent', '1044', change)).toMatchObject({
        verdict: 'needs-approval',
        gate: { approvals: [{ role: 'lead' }] },
      });
  });

  it('the status needs only the proposer’s reason', () => {
    expect(judge('agent', '1042', { kind: 'set-field', field: 'status', proposed: 'Pending' })).toMatchObject(
      {
        verdict: 'allow',
        gate: { gate: 'soft' },
      },
    );
  });

  it.each(['amount', 'risk_note', 'phone'])('nobody may propose a change of %s', field => {
    for (const role of Object.keys(policy.roles))
      expect(judge(role, '1042', { kind: 'set-field', field, proposed: 'x' }).verdict).toBe('deny');
  });
});

describe('policy and sandbox agree', () => {
  const ticketFields = Object.entries(policy.records.ticket?.fields ?? {});

  it('each field is one that its owner has', () => {
    const held = (system: string) =>
      new Set(
        seeds
          .filter(({ record }) => record.system === system)
          .flatMap(({ record }) => Object.keys(record.fields)),
      );
    const unknown = ticketFields.filter(([field, { owner }]) => !held(owner).has(field));
    expect(unknown).toEqual([]);
  });

  it('each option of a field that may be changed is one that its owner takes', () => {
    const changed = Object.values(policy.actions).filter(({ record }) => record === 'ticket');
    for (const { field } of changed) {
      const definition = policy.records.ticket?.fields[field ?? ''];
      if (!field || !definition) continue;
      const owner = systems[definition.owner as keyof typeof systems];
      for (const option of definition.options ?? ['any text'])
        expect(objectionTo(owner, field, option)).toBeNull();
    }
  });

  it('each value of a closed list in the story is on the list', () => {
    const choices = new Map(
      ticketFields.flatMap(([id, { options }]) => (options ? [[id, options] as const] : [])),
    );
    for (const { record } of seeds)
      for (const [field, value] of Object.entries(record.fields))
        if (value !== null && choices.has(field)) expect(choices.get(field)).toContain(value);
  });
});

describe('articles', () => {
  const folder = new URL('articles/', import.meta.url);
  const articles = readdirSync(folder).map(file =>
    parseArticle(readFileSync(new URL(file, folder), 'utf8'), file, 'demo'),
  );

  it('the rules that gates and suggestions name are written down in a policy', () => {
    const rules = Object.values(policy.actions).flatMap(({ gates, suggest = [] }) =>
      [...gates, ...suggest].flatMap(({ rule }) => rule ?? []),
    );
    const policies = articles.filter(({ kind }) => kind === 'policy').map(({ title }) => title);
    for (const rule of new Set(rules)) expect(policies.join()).toContain(rule);
  });

  it('there are texts for customers in English and German', () => {
    const languages = articles.filter(({ kind }) => kind === 'article').map(({ language }) => language);
    expect(new Set(languages)).toEqual(new Set(['en', 'de']));
  });
});
