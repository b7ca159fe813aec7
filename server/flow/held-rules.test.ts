import { expect, test } from 'vitest';
import { aPolicyDocument, aTable } from '../../test/builders/policy.ts';
import { readOwners } from '../facts/read-owners.ts';
import { heldRules } from './held-rules.ts';

const record = { system: 'desk', type: 'ticket', id: '1042' };
const held = {
  title: 'Held',
  when: { field: 'status', is: ['pending'] },
  effect: 'no-ai',
  because: 'for the test',
};

test('where a rule stops a draft because its field’s system has no connector, the words say that and not that it was silent', async () => {
  const systems = { ...(aPolicyDocument().systems as object), desk: { title: 'Help desk' } };
  const policy = aTable({ systems, dataRules: { held } });
  const owners = await readOwners(policy, new Map(), record, ['status']);
  expect(heldRules({ policy, roles: ['agent'], record }, owners)).toEqual([
    {
      rule: 'held',
      title: 'Held',
      effect: 'no-ai',
      because:
        'Help desk has no connector and nothing but its pages tells whether this holds, so it is taken to hold.',
    },
  ]);
});

test('where the system has a connector and gave no value, the words say that it could not be asked', () => {
  const policy = aTable({ dataRules: { held } });
  const owners = { title: '1042', values: new Map(), unavailable: new Map([['status', 'down']]) };
  expect(heldRules({ policy, roles: ['agent'], record }, owners)).toMatchObject([
    { because: 'Help desk could not be asked whether this holds, so it is taken to hold.' },
  ]);
});
