import { isInstructionLike } from '../../../lib/core/instruction-like.ts';
import { actionFor, allows, levelOf, type PolicyTable } from '../../../lib/core/policy-table.ts';
import type { Material } from '../../models/material.ts';
import type { FlowData, PermittedStatement } from '../data.ts';
import { nameIn } from './greeting-name.ts';

export type MaterialInput = Pick<FlowData, 'request' | 'collect' | 'reconcile' | 'rules' | 'retrieve'>;

/** Values of restricted fields stay out of drafts even where the person may read them. */
const mayTell = (policy: PolicyTable, recordType: string, field: string): boolean =>
  policy.policy.records[recordType]?.fields[field]?.sensitivity !== 'restricted';

const factsOf = (policy: PolicyTable, { collect, reconcile }: MaterialInput): Material['facts'] =>
  reconcile.facts
    .filter(({ usable, field }) => usable && mayTell(policy, collect.record.type, field))
    .map(({ field, title, value, owner }) => ({
      sourceId: `field:${field}`,
      title,
      owner,
      text: value ?? '',
    }));

const statementSentences = (
  { rule, part, wordings }: PermittedStatement,
  input: MaterialInput,
): Material['statements'] => {
  const wording = wordings.find(({ language }) => language === input.retrieve.language);
  return (wording?.sentences ?? []).map(({ text, template }) => ({
    text,
    part,
    citations: [
      { sourceId: `rule:${rule}`, quote: template },
      ...(wording?.fields ?? [])
        .filter(field => template.includes(`{${field}}`))
        .map(field => ({
          sourceId: `field:${field}`,
          quote: input.reconcile.facts.find(fact => fact.field === field)?.value ?? '',
        })),
    ],
  }));
};

const answersOf = ({ retrieve }: MaterialInput): Material['answers'] =>
  retrieve.answers.map(({ question, passages }) => ({
    question,
    passages: passages.map(({ article, title, heading, section, sentences }) => ({
      sourceId: `article:${article}`,
      title,
      heading,
      section,
      sentences,
    })),
  }));

const changeableFields = (policy: PolicyTable, { request, collect }: MaterialInput): Material['fields'] => {
  const { type } = collect.record;
  return Object.entries(policy.policy.records[type]?.fields ?? {})
    .filter(([field]) => allows(levelOf(policy, request.roles, type, field), 'write'))
    .filter(([field]) => mayTell(policy, type, field) && actionFor(policy, 'set-field', type, field))
    .map(([field, { title, options }]) => ({ field, title, options: options ?? null }));
};

const subjectOf = (facts: Material['facts'], { collect }: MaterialInput): Material['subject'] => {
  const fact = facts.find(({ sourceId }) => sourceId === `field:${collect.subject?.field}`);
  if (!fact || !collect.subject) return null;
  const flagged = collect.subject.flagged || isInstructionLike(fact.text);
  return { sourceId: fact.sourceId, text: fact.text, flagged };
};

/** Gathers what a drafter may work from. Internal notes, masked, stale and restricted values are not in it. */
export const materialOf = (policy: PolicyTable, input: MaterialInput): Material => {
  const { request, collect, rules, retrieve } = input;
  const greet = policy.policy.records[collect.record.type]?.reply?.greet;
  const facts = factsOf(policy, input);
  return {
    language: retrieve.language,
    tone: request.tone,
    length: request.length,
    greet: nameIn(facts.find(({ sourceId }) => sourceId === `field:${greet}`)?.text ?? ''),
    agent: request.agent,
    subject: subjectOf(facts, input),
    messages: collect.messages
      .filter(({ internal }) => !internal)
      .map(({ sourceId, text, from, flagged }) => ({ sourceId, text, from, flagged })),
    facts,
    statements: rules.statements.flatMap(statement => statementSentences(statement, input)),
    answers: answersOf(input),
    fields: changeableFields(policy, input),
  };
};
