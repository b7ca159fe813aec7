import { z } from 'zod';
import { gateLevel } from './policy.ts';
import { proposalStates } from './proposal-moves.ts';
import { recordRef } from './record.ts';

const changeKind = z.enum(['set-field', 'reply', 'note']);

/** What a person asks to change: a field's new value, or a message to add. */
export const requestedChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-field'), field: z.string().max(64), proposed: z.string().max(4000) }),
  z.strictObject({ kind: z.literal('reply'), proposed: z.string().min(1).max(20_000) }),
  z.strictObject({ kind: z.literal('note'), proposed: z.string().min(1).max(20_000) }),
]);
export type RequestedChange = z.infer<typeof requestedChange>;

/** Where the proposed value was written: by the drafter, by it and then edited, or by a person alone. */
const changeOrigin = z.enum(['drafted', 'edited', 'person', 'rollback']);

export const gateView = z.strictObject({
  gate: gateLevel,
  rule: z.string().optional(),
  because: z.string(),
  approvals: z.array(z.strictObject({ role: z.string(), count: z.number().int() })),
  /** Who edited the value may approve it. Never stored as false, so that seals made before it was known stay valid. */
  editorApproves: z.literal(true).optional(),
});
export type GateView = z.infer<typeof gateView>;

export const changeStates = ['pending', 'applied', 'stale', 'failed', 'unknown'] as const;

const receipt = z.strictObject({
  /** The idempotency key carried to the system of record. */
  key: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  versionBefore: z.string(),
  versionAfter: z.string(),
  /** The system's own reference of the effect (a transaction or message id), where it gives one. */
  effect: z.string(),
  /** The account the system of record names as the writer. */
  writtenBy: z.string(),
  appliedAt: z.iso.datetime(),
});
export type Receipt = z.infer<typeof receipt>;

export const person = z.strictObject({ sub: z.string(), name: z.string() });

const change = z.strictObject({
  index: z.number().int().min(0),
  action: z.string(),
  actionTitle: z.string(),
  kind: changeKind,
  field: z.string().nullable(),
  fieldTitle: z.string().nullable(),
  /** The record that is written: the owner's, which need not be the open record. */
  target: recordRef,
  /** The owner's value when the proposal was made, read by the backend. Null for messages. */
  base: z.string().nullable(),
  proposed: z.string(),
  origin: changeOrigin,
  /** Who gave the value its present form by an edit. */
  editedBy: person.optional(),
  level: z.number().int(),
  gate: gateView,
  undo: z.strictObject({ kind: z.enum(['restore', 'correct', 'none']), forecast: z.string() }),
  state: z.enum(changeStates),
  problem: z.string().nullable(),
  receipt: receipt.nullable(),
});
export type Change = z.infer<typeof change>;

export const proposalState = z.enum(proposalStates);
export { canMove, type ProposalState, proposalStates } from './proposal-moves.ts';

const decision = z.strictObject({
  id: z.string(),
  by: person,
  role: z.string(),
  outcome: z.enum(['approve', 'reject', 'confirm']),
  reasonCode: z.string().nullable(),
  note: z.string(),
  seal: z.string(),
  at: z.iso.datetime(),
});
export type Decision = z.infer<typeof decision>;

export const evidenceLine = z.strictObject({
  sourceId: z.string(),
  kind: z.enum(['field', 'message', 'article', 'rule']),
  title: z.string(),
  passage: z.string(),
  note: z.string(),
});
export type EvidenceLine = z.infer<typeof evidenceLine>;

/** The card: all that is shown to the person who decides. The seal covers it whole, less what moves on its own. */
export const proposal = z.strictObject({
  id: z.uuid(),
  number: z.number().int(),
  record: recordRef,
  recordTitle: z.string(),
  runId: z.string().nullable(),
  rollbackOf: z.string().nullable(),
  policyVersion: z.number().int(),
  proposer: person,
  reason: z.string(),
  changes: z.array(change).min(1).max(50),
  evidence: z.array(evidenceLine),
  leftOut: z.array(z.string()),
  warnings: z.array(z.string()),
  state: proposalState,
  stateReason: z.string().nullable(),
  decisions: z.array(decision),
  /** SHA-256 of the sealed card; an approval names it and covers nothing else. */
  seal: z.string(),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Proposal = z.infer<typeof proposal>;
