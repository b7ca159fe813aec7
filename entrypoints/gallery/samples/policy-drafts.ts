import type { PolicyDocument } from '../../../components/policy/document/policy-document.ts';
import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import type { PolicyDiff } from '../../../lib/core/policy-diff-shape.ts';
import type { PolicyImpact } from '../../../lib/core/policy-impact-shape.ts';
import { ago, record } from './people.ts';

const tomas = { sub: 'tomas', name: 'Tomás Rivera' };
const jonas = { sub: 'jonas', name: 'Jonas Weber' };
const amira = { sub: 'amira', name: 'Amira Haddad' };

export const smallPolicy: PolicyDocument = {
  name: 'Subscription support',
  systems: { desk: { title: 'Help desk', connector: 'desk' } },
  records: {
    ticket: {
      title: 'Ticket',
      system: 'desk',
      fields: {
        amount: { title: 'Amount', type: 'money', owner: 'desk' },
        charged_on: { title: 'Charged on', type: 'date', owner: 'desk' },
        refund_status: { title: 'Refund status', type: 'choice', owner: 'desk' },
        no_ai: { title: 'No AI', type: 'choice', owner: 'desk' },
      },
    },
  },
  roles: {
    agent: { title: 'Agent', rights: ['draft', 'propose'] },
    lead: { title: 'Lead', rights: ['draft', 'propose', 'decide', 'review-policy'] },
    admin: { title: 'Admin', rights: ['decide', 'author-policy', 'publish-policy'] },
  },
  grants: {},
  sites: {},
  actions: {
    set_refund_status: {
      title: 'Change the refund status',
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
          because: 'At most 100 EUR and within 30 days, one lead decides.',
        },
        {
          rule: 'R-12',
          when: [],
          gate: 'soft',
          approvals: [
            { role: 'lead', count: 2 },
            { role: 'admin', count: 1 },
          ],
          because: 'Above, two leads and an admin decide.',
        },
      ],
      suggest: [{ rule: 'R-12' }],
    },
    send_reply: {
      title: 'Send a reply',
      kind: 'reply',
      record: 'ticket',
      level: 7,
      undo: 'correct',
      gates: [
        {
          when: [],
          gate: 'hard',
          approvals: [{ role: 'lead', count: 1 }],
          because: 'It cannot be taken back.',
        },
      ],
    },
  },
  dataRules: {
    'no-ai-commitment': {
      title: 'No AI for this customer',
      when: { field: 'no_ai', is: ['yes'] },
      effect: 'no-ai',
      because: 'The contract does not allow it.',
    },
  },
  reasonCodes: { reject: { 'wrong-value': 'The proposed value is wrong' }, exception: {} },
  proposals: { expireAfter: '8h' },
  retention: { localDraft: 'soon', prompt: '30d', output: '90d', reading: '30d', evidence: '3650d' },
  owners: { rules: { 'R-12': { owner: 'Finance', reviewer: 'Jonas Weber', steward: 'Tomás Rivera' } } },
};

export const policyProblems = [
  {
    path: ['actions', 'set_refund_status', 'gates', '1', 'gate'],
    line: 188,
    message: 'an action of level 7 needs a hard gate',
  },
  {
    path: ['actions', 'set_refund_status', 'gates', '1', 'approvals'],
    line: 190,
    message: 'only a hard gate asks for approvals',
  },
  { path: ['retention', 'localDraft'], line: 240, message: 'write a duration such as 30s, 10min, 1h or 30d' },
  { path: ['sites', 'desk', 'record'], line: 150, message: 'no record type is called "tiket"' },
];

const allowed = {
  edit: null,
  rebase: 'This draft changes the version in force already.',
  submit: null,
  approve: null,
  return: null,
  publish: null,
  discard: null,
};

/** A draft as its author sees it before review. */
export const openDraft: ShownPolicyDraft = {
  id: '11111111-1111-4111-8111-111111111111',
  reason: 'Agents no longer see addresses',
  state: 'open',
  origin: { from: 'current', version: 14 },
  baseVersion: 14,
  revision: 3,
  digest: 'ab'.repeat(32),
  problems: [],
  authors: [tomas],
  reviews: [],
  createdAt: ago(4000),
  updatedAt: ago(120),
  publishedAs: null,
  refusals: {
    ...allowed,
    approve: 'This draft is not in review yet.',
    publish: 'This draft is not in review yet.',
  },
};

/** The same draft in review, as its author sees it: an earlier approval counts no longer. */
export const ownDraftInReview: ShownPolicyDraft = {
  ...openDraft,
  state: 'in-review',
  reviews: [
    {
      id: '22222222-2222-4222-8222-222222222222',
      by: jonas,
      outcome: 'approve',
      note: 'Clear, and nothing else moves.',
      revision: 2,
      digest: 'cd'.repeat(32),
      at: ago(900),
      voidedBecause: 'Tomás Rivera edited the draft afterwards.',
    },
  ],
  refusals: {
    ...allowed,
    approve: 'You wrote a part of this draft. Another person reviews it.',
    return: 'You wrote a part of this draft. Another person reviews it.',
    publish: 'Nobody has approved this draft as it stands. A reviewer who did not write it must.',
  },
};

/** The same draft as its reviewer sees it, who may not publish. */
export const draftToReview: ShownPolicyDraft = {
  ...ownDraftInReview,
  refusals: {
    ...allowed,
    publish: 'Your role has no right to publish policy.',
    discard: 'Your role has no right to author policy.',
  },
};

const gate = (count: number) => [
  { when: [], gate: 'hard' as const, approvals: [{ role: 'lead', count }], because: 'Money to a customer.' },
];

export const policyDiff: PolicyDiff = {
  cells: [
    {
      role: 'agent',
      roleTitle: 'Agent',
      record: 'ticket',
      recordTitle: 'Ticket',
      field: 'delivery_address',
      fieldTitle: 'Delivery address',
      before: 'write',
      after: 'masked',
      effect: 'loses',
    },
    {
      role: 'agent',
      roleTitle: 'Agent',
      record: 'ticket',
      recordTitle: 'Ticket',
      field: 'tier',
      fieldTitle: 'Tier',
      before: 'none',
      after: 'read',
      effect: 'gains',
    },
    {
      role: 'lead',
      roleTitle: 'Lead',
      record: 'ticket',
      recordTitle: 'Ticket',
      field: 'phone',
      fieldTitle: 'Phone',
      before: 'masked',
      after: 'read',
      effect: 'gains',
    },
  ],
  rights: [{ role: 'lead', roleTitle: 'Lead', gained: ['review-policy'], lost: ['stop'] }],
  gates: [
    {
      action: 'set_refund_status',
      title: 'Change the refund status',
      effect: 'looser',
      before: gate(2),
      after: gate(1),
    },
    { action: 'set_tier', title: 'Change the tier', effect: 'added', before: null, after: gate(1) },
  ],
  owners: [
    {
      area: 'rules',
      id: 'R-12',
      before: null,
      after: { owner: 'Finance', reviewer: 'Jonas Weber', steward: 'Tomás Rivera' },
    },
  ],
  parts: [
    {
      area: 'retention',
      id: 'retention',
      title: 'retention',
      effect: 'changed',
      changes: [{ path: ['retention', 'localDraft'], before: '15min', after: '10min' }],
    },
    {
      area: 'dataRules',
      id: 'eu',
      title: 'EU only',
      effect: 'added',
      changes: [{ path: ['dataRules', 'eu'], after: { title: 'EU only', effect: 'no-outside-model' } }],
    },
  ],
};

const run = {
  runId: 'r1',
  record,
  recordTitle: 'Charged twice for the March invoice',
  by: amira,
  at: ago(8000),
  read: [],
  masked: [],
  withheld: [],
  stop: null,
  outside: null,
};

export const policyImpact: PolicyImpact = {
  runs: {
    looked: 50,
    unknown: 2,
    affected: [
      { ...run, read: ['Tier'], masked: ['Delivery address'] },
      {
        ...run,
        runId: 'r2',
        recordTitle: 'Where is my parcel',
        stop: { effect: 'stopped', because: 'EU only' },
      },
    ],
  },
  proposals: {
    looked: 12,
    unknown: 0,
    affected: [
      {
        proposalId: 'p1',
        number: 311,
        record,
        recordTitle: 'Refund of 480 EUR',
        by: amira,
        at: ago(9000),
        changes: [
          {
            index: 0,
            title: 'Refund status',
            before: {
              verdict: 'gate',
              gate: {
                gate: 'hard',
                approvals: [{ role: 'lead', count: 2 }],
                because: 'Money to a customer.',
              },
            },
            after: { verdict: 'deny', reasons: ['Your role may not propose a change of this field.'] },
          },
        ],
      },
    ],
  },
};

export const policyVersions = [14, 13].map(version => ({
  version,
  name: 'Subscription support',
  digest: version === 14 ? 'ab'.repeat(32) : 'cd'.repeat(32),
  publishedBy: 'Tomás Rivera',
  publishedAt: ago(version === 14 ? 90_000 : 990_000),
}));
