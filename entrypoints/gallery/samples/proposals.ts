import type { Change } from '../../../lib/core/proposal.ts';
import type { ShownProposal } from '../../../lib/core/shown-proposal.ts';
import { leadGate, sources } from './draft.ts';
import { ago, record } from './people.ts';

const change = (part: Partial<Change> = {}): Change => ({
  index: 0,
  action: 'set-refund-status',
  actionTitle: 'Set refund status',
  kind: 'set-field',
  field: 'refund_status',
  fieldTitle: 'Refund status',
  target: { system: 'billing', type: 'charge', id: 'ch-7' },
  base: 'Requested',
  proposed: 'Approved',
  origin: 'drafted',
  level: 7,
  gate: leadGate,
  undo: { kind: 'restore', forecast: 'returns exactly to Requested' },
  state: 'pending',
  problem: null,
  receipt: null,
  ...part,
});

const reply = change({
  index: 1,
  action: 'reply',
  actionTitle: 'Reply to the customer',
  kind: 'reply',
  field: null,
  fieldTitle: null,
  target: record,
  base: null,
  proposed: `Hello Dana,\n\nI can see both charges of 49.00 EUR. ${'The second one will be paid back within 5 working days to the same card. '.repeat(20)}\n\nKind regards, Amira`,
  origin: 'edited',
  undo: { kind: 'correct', forecast: 'cannot be unsent; a correction can follow' },
});

export const aProposal = (part: Partial<ShownProposal> = {}): ShownProposal => ({
  id: '00000000-0000-4000-8000-000000000311',
  number: 311,
  record,
  recordTitle: 'Charged twice for the March invoice',
  runId: null,
  rollbackOf: null,
  policyVersion: 14,
  proposer: { sub: 'amira', name: 'Amira Haddad' },
  reason: 'duplicate charge confirmed',
  changes: [change(), reply],
  evidence: sources.map(({ owner: _owner, dated: _dated, ...line }) => line),
  leftOut: ['1 stale value', '1 masked card'],
  warnings: [],
  state: 'waiting',
  stateReason: null,
  decisions: [],
  seal: '7f3a90c4d1e8b2756f3a90c4d1e8b2756f3a90c4d1e8b2756f3a90c4d1e8b2c2',
  revision: 1,
  createdAt: ago(240),
  expiresAt: ago(-56 * 60),
  notShown: { fields: [], lines: 0 },
  ...part,
});

export const hostile = aProposal({
  id: '00000000-0000-4000-8000-000000000312',
  number: 312,
  recordTitle: 'Refund to pаypal \u202eRUE 00.5',
  changes: [
    change({ base: 'IBAN\u200b DE89\u00a03704', proposed: 'IBAN DE89 3704\u202e 0440\u202c', level: 7 }),
  ],
  warnings: ['The conversation has text that reads like an instruction to the assistant.'],
});

/** Two leads and an admin must agree; one lead has. */
export const inProgress = aProposal({
  id: '00000000-0000-4000-8000-000000000313',
  number: 313,
  changes: [
    change({
      editedBy: { sub: 'jonas', name: 'Jonas Weber' },
      origin: 'edited',
      gate: {
        ...leadGate,
        approvals: [
          { role: 'lead', count: 2 },
          { role: 'admin', count: 1 },
        ],
      },
    }),
  ],
  decisions: [
    {
      id: 'd2',
      by: { sub: 'maria', name: 'Maria Lind' },
      role: 'lead',
      outcome: 'approve',
      reasonCode: null,
      note: '',
      seal: '7f3a90c4d1e8b2756f3a90c4d1e8b2756f3a90c4d1e8b2756f3a90c4d1e8b2c2',
      at: ago(120),
    },
  ],
});

/** A field that the reader may not read. */
export const notReadable = aProposal({
  id: '00000000-0000-4000-8000-000000000314',
  number: 314,
  changes: [change({ field: 'credit_limit', fieldTitle: 'Credit limit', base: null, proposed: '' }), reply],
  notShown: { fields: ['credit_limit'], lines: 2 },
});

const receipt = {
  key: 'p311-0',
  before: 'Requested',
  after: 'Approved',
  versionBefore: '3',
  versionAfter: '4',
  effect: 'txn-9921',
  writtenBy: 'countersign-service',
  appliedAt: ago(100),
};

const id = (number: number) => `00000000-0000-4000-8000-000000000${number}`;

const approval = {
  id: 'd1',
  by: { sub: 'jonas', name: 'Jonas Weber' },
  role: 'lead',
  outcome: 'approve' as const,
  reasonCode: null,
  note: '',
  seal: '',
  at: ago(120),
};

export const applied = aProposal({
  id: id(310),
  number: 310,
  state: 'applied',
  decisions: [approval],
  changes: [change({ state: 'applied', receipt })],
});

export const everyState: ShownProposal[] = [
  aProposal(),
  aProposal({ id: id(309), number: 309, state: 'approved' }),
  applied,
  aProposal({
    id: id(308),
    number: 308,
    state: 'stale',
    stateReason: 'Refund status changed to Paid since it was proposed. Nothing was written.',
    changes: [change({ state: 'stale', problem: 'is now Paid' })],
  }),
  aProposal({ id: id(307), number: 307, state: 'failed', stateReason: 'The help desk did not answer.' }),
  aProposal({
    id: id(306),
    number: 306,
    state: 'rejected',
    decisions: [{ ...approval, outcome: 'reject', reasonCode: 'wrong-value', note: 'Only one capture.' }],
  }),
  aProposal({ id: id(305), number: 305, state: 'expired' }),
  aProposal({ id: id(304), number: 304, state: 'withdrawn' }),
  aProposal({ id: id(303), number: 303, state: 'rolled-back' }),
];
