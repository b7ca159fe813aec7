import type { Run, RunDetail } from '../../../lib/contract/drafts.ts';
import type { TimelineEntry } from '../../../lib/contract/oversight.ts';
import { flowNodes } from '../../../lib/core/draft.ts';
import { draft } from './draft.ts';
import { ago, record } from './people.ts';

const entry = (part: Partial<TimelineEntry> & Pick<TimelineEntry, 'seq' | 'sentence'>): TimelineEntry => ({
  at: ago(100),
  type: 'apply.done',
  actor: 'Countersign',
  before: null,
  after: null,
  why: null,
  undo: null,
  proposalId: null,
  runId: null,
  erased: false,
  ...part,
});

export const timeline: TimelineEntry[] = [
  entry({
    seq: 41,
    sentence: 'Refund status was written, once, as countersign-service.',
    before: 'Requested',
    after: 'Approved',
    why: 'duplicate charge confirmed',
    undo: 'Roll back #311: returns exactly to Requested.',
    proposalId: 'p',
  }),
  entry({
    seq: 38,
    at: ago(160),
    type: 'decision.made',
    actor: 'Jonas Weber',
    sentence: 'Jonas Weber approved #311 as lead.',
  }),
  entry({
    seq: 30,
    at: ago(400),
    type: 'run.finished',
    sentence: 'A draft was made.',
    runId: 'r',
    erased: true,
  }),
];

export const run: Run = {
  id: draft.runId,
  record,
  recordTitle: 'Charged twice for the March invoice',
  by: { sub: 'amira', name: 'Amira Haddad' },
  state: 'done',
  reason: null,
  policyVersion: 14,
  contentHash: '0'.repeat(64),
  startedAt: ago(62),
  finishedAt: ago(60),
};

export const runDetail: RunDetail = {
  ...run,
  draft,
  nodes: flowNodes.map(node => ({
    node,
    startedAt: ago(62),
    finishedAt: ago(61),
    input: 'a1b2c3d4e5f60718a1b2c3d4e5f60718a1b2c3d4e5f60718a1b2c3d4e5f60718',
    output: 'f0e1d2c3b4a59687f0e1d2c3b4a59687f0e1d2c3b4a59687f0e1d2c3b4a59687',
    note: node === 'retrieve' ? '3 of 12 articles' : '',
  })),
};

export const exceptions = [
  {
    id: 'e1',
    kind: 'conflicting' as const,
    record,
    field: 'status',
    summary: 'The page says Active, Billing says Cancelled.',
    openedAt: ago(7200),
  },
];
