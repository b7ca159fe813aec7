import type { Draft, Fact, Source, Suggestion } from '../../../lib/core/draft.ts';
import type { GateView } from '../../../lib/core/proposal.ts';
import { ago, record } from './people.ts';

const fact = (part: Partial<Fact> & Pick<Fact, 'field' | 'title' | 'value'>): Fact => ({
  state: 'ok',
  from: 'Billing',
  owner: 'Billing',
  readAt: ago(180),
  taint: 'system-verified',
  lost: null,
  usable: true,
  ...part,
});

export const facts: Fact[] = [
  fact({
    field: 'refund_status',
    title: 'Refund status',
    value: 'Requested',
    state: 'conflict',
    lost: { value: 'None', from: 'the page' },
  }),
  fact({ field: 'amount', title: 'Amount', value: '49.00 EUR' }),
  fact({ field: 'card', title: 'Card', value: '[card 1]', state: 'masked' }),
  fact({ field: 'order', title: 'Order', value: null, state: 'missing', usable: false }),
  fact({
    field: 'delivery',
    title: 'Delivery',
    value: 'On its way',
    state: 'stale',
    from: 'Parcel service',
    owner: 'Parcel service',
    readAt: ago(172_900),
    usable: false,
  }),
  fact({
    field: 'charged_on',
    title: 'Charged on',
    value: '3 March, twice',
    from: 'page',
    owner: 'Billing',
    readAt: ago(2),
    taint: 'customer-claimed',
  }),
];

const source = (sourceId: string, title: string, passage: string, kind: Source['kind']): Source => ({
  sourceId,
  kind,
  title,
  passage,
  note: '',
  owner: kind === 'field' ? 'Billing' : 'Support handbook',
  dated: '2026-01-12',
});

export const sources: Source[] = [
  source('field:amount', 'Amount', '49.00 EUR', 'field'),
  source(
    'article:double-charge',
    'When a customer is charged twice',
    'Refunds under 100 EUR are paid within 5 working days to the same card.',
    'article',
  ),
  source('rule:R-12', 'Refund policy R-12', 'Under 100 EUR and within 30 days a lead may approve.', 'rule'),
];

export const leadGate: GateView = {
  gate: 'hard',
  rule: 'R-12',
  because: 'money to a customer',
  approvals: [{ role: 'lead', count: 1 }],
};

const suggestion = (part: Partial<Suggestion> & Pick<Suggestion, 'id' | 'change'>): Suggestion => ({
  action: 'set-refund-status',
  actionTitle: 'Set refund status',
  fieldTitle: null,
  before: null,
  reason: 'Two captures of 49.00 EUR on 3 March; policy allows a refund.',
  rules: ['R-12'],
  sources: ['field:amount', 'rule:R-12'],
  gate: leadGate,
  undo: 'returns exactly',
  refused: null,
  ...part,
});

const replyText =
  'Hello Dana, I can see both charges of 49.00 EUR. The second one will be paid back within 5 working days to the same card. You will be upgraded to Premium. Kind regards, Amira';

export const suggestions: Suggestion[] = [
  suggestion({
    id: 's1',
    change: { kind: 'set-field', field: 'refund_status', proposed: 'Approved' },
    fieldTitle: 'Refund status',
    before: 'Requested',
  }),
  suggestion({
    id: 's2',
    action: 'reply',
    actionTitle: 'Reply to the customer',
    change: { kind: 'reply', proposed: replyText },
    reason: 'Answers both questions of the customer.',
    undo: 'cannot be unsent; a correction can follow',
  }),
  suggestion({
    id: 's3',
    change: { kind: 'set-field', field: 'tier', proposed: 'Premium' },
    fieldTitle: 'Tier',
    before: 'Basic',
    reason: 'Asked for by the customer.',
    refused: 'Your role may read Tier, not change it.',
  }),
];

const says = (text: string, sourceIds: string[], problem: string | null = null, claim = true) => ({
  text,
  claim,
  citations: sourceIds.map(sourceId => ({ sourceId, quote: '' })),
  problem,
});

export const draft: Draft = {
  runId: '00000000-0000-4000-8000-000000000002',
  record,
  policyVersion: 14,
  generator: { kind: 'extractive', label: 'extractive', provider: null, model: null, promptVersion: null },
  language: 'en',
  sentences: [
    says('Hello Dana,', [], null, false),
    { ...says('I can see both charges of 49.00 EUR.', ['field:amount']), paragraph: true },
    says('The second one will be paid back within 5 working days to the same card.', [
      'article:double-charge',
      'rule:R-12',
    ]),
    says('You will be upgraded to Premium.', [], 'No source says so.'),
    { ...says('Kind regards, Amira', [], null, false), paragraph: true },
  ],
  sources,
  facts,
  suggestions,
  leftOut: ['Delivery: two days old, limit one hour'],
  warnings: [],
  degraded: [],
  createdAt: ago(60),
};
