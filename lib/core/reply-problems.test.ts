import { describe, expect, it } from 'vitest';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { policySchema } from './policy.ts';
import { policyProblems } from './policy-problems.ts';

const problemsWith = (reply: object, suggest: object[] = []) => {
  const document = policySchema.parse(aPolicyDocument());
  const ticket = document.records.ticket;
  const action = Object.values(document.actions).find(({ kind }) => kind === 'set-field');
  if (!ticket || !action) throw new Error('the test policy has a ticket and an action that sets a field');
  Object.assign(ticket, { reply: { statements: [], ...reply } });
  Object.assign(action, { suggest });
  return policyProblems(policySchema.parse(document)).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
};

describe('what drafts may say and suggest', () => {
  it('may name every field of its record', () => {
    const say = { en: 'The amount is {amount}.' };
    const when = [{ field: 'refund_status', is: 'Requested' }, { words: ['refund'] }];
    expect(problemsWith({ greet: 'subject', statements: [{ rule: 'amount', when, say }] })).toEqual([]);
  });

  it('names no field that the record does not have, in no place', () => {
    const statements = [
      { rule: 'wrong', when: [{ field: 'colour', is: 'red' }], say: { en: '{size}', de: 'klein' } },
    ];
    const suggest = [
      {
        rule: 'R',
        when: [{ field: 'age', atMost: 3 }],
        propose: 'Paid',
        reason: 'x',
        say: { de: '{height}' },
      },
    ];
    expect(problemsWith({ greet: 'nickname', statements }, suggest)).toEqual([
      'records.ticket.reply.greet: ticket has no field "nickname"',
      'records.ticket.reply.statements.0.when: ticket has no field "colour"',
      'records.ticket.reply.statements.0.say.en: ticket has no field "size"',
      expect.stringMatching(/^actions\..*suggest\.0\.when: ticket has no field "age"$/),
      expect.stringMatching(/^actions\..*suggest\.0\.say\.de: ticket has no field "height"$/),
    ]);
  });
});
