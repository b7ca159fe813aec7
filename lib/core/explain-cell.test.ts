import { expect, test } from 'vitest';
import { aTable } from '../../test/builders/policy.ts';
import { explainCell } from './explain-cell.ts';

const explain = (roles: string[], field: string) => explainCell(aTable(), roles, 'ticket', field);

test('names the grant that decides, its role and its place in the document', () => {
  expect(explain(['agent', 'lead'], 'address')).toMatchObject({
    level: 'write',
    decidedBy: 'lead',
    roles: [
      { role: 'agent', level: 'masked', granted: true, path: ['grants', 'agent', 'ticket', 'address'] },
      { role: 'lead', level: 'write', granted: true },
    ],
    field: { title: 'Delivery address', ownerTitle: 'Help desk', sensitivity: 'restricted' },
    sites: [{ id: 'desk', title: 'Desk' }],
  });
});

test.each<[string, string[], string, string[]]>([
  [
    'nothing is granted',
    ['auditor'],
    'risk_note',
    [
      'No role here is granted Risk note, and what is not granted is none.',
      'Help desk owns Risk note; it is restricted.',
    ],
  ],
  [
    'the strongest of several roles counts',
    ['agent', 'lead'],
    'risk_note',
    [
      'Lead reads this field, because grants.lead.ticket.risk_note says “read”.',
      'With several roles the strongest level counts.',
      'Help desk owns Risk note; it is restricted.',
      'A restricted value is shown to the person, and never put into a draft or given to a model.',
    ],
  ],
  [
    'a write leads nowhere, because no action covers it',
    ['lead'],
    'address',
    [
      'Lead reads this field and may propose a change of it, because grants.lead.ticket.address says “write”.',
      'Help desk owns Delivery address; it is restricted.',
      'A restricted value is shown to the person, and never put into a draft or given to a model.',
      'No action covers a change of it, so none can be proposed.',
    ],
  ],
  [
    'no site has the field',
    ['agent'],
    'amount',
    [
      'Agent reads this field, because grants.agent.ticket.amount says “read”.',
      'Billing owns Amount; it is internal.',
      'No site says where it stands on a page, so it is read from its owner only.',
    ],
  ],
])('says in plain words that %s', (_what, roles, field, sentences) => {
  expect(explain(roles, field)?.sentences).toEqual(sentences);
});

test('shows the gates that a change of the field would meet', () => {
  expect(explain(['agent'], 'refund_status')?.action).toMatchObject({
    id: 'refund',
    level: 7,
    gates: [{}, {}],
  });
});

test('is nothing for a field, record or role that the policy does not know', () => {
  expect(explain(['agent'], 'constructor')).toBeNull();
  expect(explainCell(aTable(), ['agent'], 'toString', 'subject')).toBeNull();
  expect(explain(['constructor'], 'subject')).toMatchObject({ level: 'none', decidedBy: null });
});
