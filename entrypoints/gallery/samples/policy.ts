import type { PolicyDocument } from '../../../components/policy/document/policy-document.ts';
import type { Json } from '../../../lib/core/canonical.ts';
import type { CellExplanation } from '../../../lib/core/cell-explanation.ts';

const systems = ['desk', 'billing', 'crm', 'shop', 'shipping'] as const;
const sensitivities = ['public', 'internal', 'personal', 'restricted'] as const;
const parts = [
  'Order',
  'Invoice',
  'Customer',
  'Parcel',
  'Contract',
  'Device',
  'Payment',
  'Address',
  'Offer',
  'Visit',
];
const sides = ['number', 'status', 'date', 'amount', 'owner', 'note'];
const turns = ['', 'previous ', 'next ', 'billing ', 'return '];
const roleNames = [
  'Agent',
  'Senior agent',
  'Lead',
  'Quality',
  'Billing desk',
  'Shipping desk',
  'Partner agent',
  'Trainee',
  'Night shift',
  'Admin',
  'Data protection',
  'Auditor',
];
const levels = ['read', 'read', 'read', 'masked', 'write', 'suggest', 'none'] as const;

const idOf = (title: string): string => title.toLowerCase().replaceAll(' ', '_');

const fieldTitles = turns.flatMap(turn => parts.flatMap(part => sides.map(side => `${part} ${turn}${side}`)));

const fields: Record<string, Json> = Object.fromEntries(
  fieldTitles.map((title, index) => [
    idOf(title),
    {
      title,
      type: title.endsWith('amount') ? 'money' : 'text',
      owner: systems[index % systems.length] ?? 'desk',
      mirrors: [],
      sensitivity: sensitivities[(index * 7) % sensitivities.length] ?? 'internal',
    },
  ]),
);

/** Twelve roles and three hundred fields, as a large company would have them. */
export const largePolicy: PolicyDocument = {
  name: 'Large support',
  systems: Object.fromEntries(
    systems.map(id => [id, { title: id.charAt(0).toUpperCase() + id.slice(1), connector: id }]),
  ),
  records: { ticket: { title: 'Ticket', system: 'desk', fields } },
  roles: Object.fromEntries(roleNames.map(title => [idOf(title), { title, rights: ['draft', 'propose'] }])),
  grants: Object.fromEntries(
    roleNames.map((title, role) => [
      idOf(title),
      {
        ticket: Object.fromEntries(
          Object.keys(fields).map((field, index) => [
            field,
            levels[(index * 3 + role * 5) % levels.length] ?? 'none',
          ]),
        ),
      },
    ]),
  ),
  sites: {
    desk: {
      title: 'Our desk',
      system: 'desk',
      record: 'ticket',
      fields: Object.fromEntries(
        Object.keys(fields)
          .filter((_, index) => index % 11 !== 4)
          .map(field => [field, [{ label: [field] }]]),
      ),
    },
  },
  actions: {},
};

export const explanation: CellExplanation = {
  level: 'write',
  decidedBy: 'lead',
  roles: [
    {
      role: 'lead',
      title: 'Lead',
      level: 'write',
      granted: true,
      path: ['grants', 'lead', 'ticket', 'refund_status'],
      line: 214,
    },
  ],
  field: {
    id: 'refund_status',
    title: 'Refund status',
    type: 'choice',
    owner: 'billing',
    ownerTitle: 'Billing',
    mirrors: ['desk'],
    freshness: '10min',
    sensitivity: 'internal',
  },
  sites: [{ id: 'desk', title: 'Our desk' }],
  action: {
    id: 'set_refund_status',
    title: 'Change the refund status',
    level: 7,
    gates: [
      {
        when: [{ field: 'amount', atMost: 100 }],
        gate: 'hard',
        approvals: [{ role: 'lead', count: 1 }],
        because: 'At most 100 EUR, one lead decides.',
      },
      {
        when: [],
        gate: 'hard',
        approvals: [
          { role: 'lead', count: 1 },
          { role: 'admin', count: 1 },
        ],
        because: 'Above, a lead and an admin decide.',
      },
    ],
  },
  sentences: [
    'Lead reads this field and may propose a change of it, because grants.lead.ticket.refund_status says “write”.',
    'Billing owns Refund status; it is internal.',
  ],
};
