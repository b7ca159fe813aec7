import type { Run, RunDetail } from '../../../lib/contract/drafts.ts';
import type { ShownException } from '../../../lib/contract/exceptions.ts';
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

const exception: ShownException = {
  id: 'e1',
  kind: 'conflicting',
  state: 'open',
  record,
  field: 'status',
  site: null,
  policyVersion: 14,
  summary: 'The page says Active, Billing says Cancelled.',
  proposalId: null,
  seen: 1,
  openedAt: ago(7200),
  lastSeenAt: ago(7200),
  owner: null,
  dueAt: null,
  resolution: null,
  refused: null,
};

export const exceptions: ShownException[] = [
  exception,
  {
    ...exception,
    id: 'e2',
    kind: 'broken-locator',
    state: 'taken',
    field: 'amount',
    site: 'desk',
    summary: 'Amount is not found any more on Help desk: on none of the last 6 records, on 118 before.',
    seen: 6,
    lastSeenAt: ago(300),
    owner: { sub: 'jonas', name: 'Jonas Weber' },
    dueAt: ago(-7000),
  },
  {
    ...exception,
    id: 'e3',
    kind: 'wrong-record',
    field: null,
    summary: 'The page names ticket 9999, which Help desk does not know.',
    refused: 'This needs the right to decide.',
  },
  {
    ...exception,
    id: 'e4',
    state: 'resolved',
    resolution: {
      reasonCode: 'corrected',
      reason: 'The value was corrected in the system that owns it',
      note: 'Billing was one day behind.',
      by: 'Jonas Weber',
      at: ago(900),
    },
  },
];
