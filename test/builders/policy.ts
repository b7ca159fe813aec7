import { digestOf } from '../../lib/core/canonical.ts';
import { type Policy, policySchema } from '../../lib/core/policy.ts';
import { compilePolicy, type PolicyTable } from '../../lib/core/policy-table.ts';

type Document = Record<string, unknown>;

/** A small help desk whose refunds are Billing's, as a document that tests change. */
export const aPolicyDocument = (changes: Document = {}): Document => ({
  name: 'Test policy',
  systems: {
    desk: { title: 'Help desk', connector: 'desk' },
    billing: { title: 'Billing', connector: 'billing', link: { field: 'order', type: 'order' } },
  },
  records: {
    ticket: {
      title: 'Ticket',
      system: 'desk',
      fields: {
        subject: { title: 'Subject', owner: 'desk' },
        status: { title: 'Status', type: 'choice', options: ['open', 'pending', 'solved'], owner: 'desk' },
        order: { title: 'Order', owner: 'desk' },
        address: { title: 'Delivery address', type: 'address', owner: 'desk', sensitivity: 'restricted' },
        risk_note: { title: 'Risk note', owner: 'desk', sensitivity: 'restricted' },
        refund_status: {
          title: 'Refund status',
          type: 'choice',
          options: ['None', 'Requested', 'Approved', 'Paid'],
          owner: 'billing',
        },
        amount: { title: 'Amount', type: 'money', owner: 'billing' },
        charged_on: { title: 'Charged on', type: 'date', owner: 'billing' },
      },
    },
  },
  roles: {
    agent: { title: 'Agent', rights: ['draft', 'propose'] },
    lead: { title: 'Lead', rights: ['draft', 'propose', 'decide', 'roll-back', 'stop'] },
    admin: {
      title: 'Admin',
      rights: ['decide', 'author-policy', 'review-policy', 'publish-policy', 'stop'],
    },
    auditor: { title: 'Auditor', rights: ['audit'] },
  },
  grants: {
    agent: {
      ticket: {
        subject: 'read',
        status: 'write',
        order: 'read',
        address: 'masked',
        refund_status: 'write',
        amount: 'read',
      },
    },
    lead: {
      ticket: {
        subject: 'read',
        status: 'write',
        order: 'read',
        address: 'write',
        risk_note: 'read',
        refund_status: 'write',
        amount: 'read',
      },
    },
    admin: { ticket: { refund_status: 'write', status: 'write' } },
  },
  sites: {
    desk: {
      title: 'Desk',
      system: 'desk',
      record: 'ticket',
      hosts: ['http://127.0.0.1/*'],
      recordId: { path: '^/tickets/(\\d+)$' },
      titleField: 'subject',
      fields: {
        subject: [{ css: 'h1' }],
        status: [{ css: '#status', read: 'value' }],
        address: [{ css: '#address' }],
        risk_note: [{ css: '#risk' }],
        refund_status: [{ label: ['Refund status'] }],
      },
    },
  },
  actions: {
    refund: {
      title: 'Set refund status',
      kind: 'set-field',
      record: 'ticket',
      field: 'refund_status',
      level: 7,
      undo: 'restore',
      gates: [
        {
          rule: 'R-12',
          when: [
            { field: 'amount', atMost: 100 },
            { field: 'charged_on', withinDays: 30 },
          ],
          gate: 'hard',
          approvals: [{ role: 'lead', count: 1 }],
          because: 'money to a customer, small and recent',
        },
        {
          gate: 'hard',
          approvals: [
            { role: 'lead', count: 1 },
            { role: 'admin', count: 1 },
          ],
          because: 'money to a customer',
        },
      ],
    },
    status: {
      title: 'Set status',
      kind: 'set-field',
      record: 'ticket',
      field: 'status',
      level: 6,
      undo: 'restore',
      gates: [{ gate: 'soft', because: 'reversible' }],
    },
    reply: {
      title: 'Send reply',
      kind: 'reply',
      record: 'ticket',
      level: 7,
      undo: 'correct',
      gates: [{ gate: 'hard', approvals: [{ role: 'lead', count: 1 }], because: 'a customer reads it' }],
    },
  },
  dataRules: {},
  reasonCodes: { reject: { 'wrong-value': 'Wrong value', 'not-needed': 'Not needed' } },
  retention: {},
  ...changes,
});

const aPolicy = (changes: Document = {}): Policy => policySchema.parse(aPolicyDocument(changes));

export const aTable = (changes: Document = {}, version = 1): PolicyTable => {
  const policy = aPolicy(changes);
  return compilePolicy(policy, version, digestOf(policy));
};
