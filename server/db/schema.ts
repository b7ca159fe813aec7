import type { ColumnType, Generated } from 'kysely';
import type { Json } from '../../lib/core/canonical.ts';
import type { Draft } from '../../lib/core/draft.ts';
import type { ExceptionKind } from '../../lib/core/exception.ts';
import type { LocatorHealth as LocatorStreaks } from '../../lib/core/locator-health.ts';
import type { Policy } from '../../lib/core/policy.ts';
import type { PolicyDraft } from '../../lib/core/policy-draft.ts';
import type { Change, EvidenceLine, ProposalState, Receipt } from '../../lib/core/proposal.ts';
import type { WriteIntent } from '../connectors/connector.ts';

/** Written as JSON text, read as a value. */
type Stored<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, string | Date, string | Date>;

export interface PolicyVersions {
  version: number;
  name: string;
  digest: string;
  yaml: string;
  document: Stored<Policy>;
  published_by: string;
  published_at: Time;
}

/** A policy on its way to the next version. `document` is the whole policy, or whatever was written while it has problems. */
export interface PolicyDrafts {
  id: string;
  reason: string;
  state: PolicyDraft['state'];
  origin: Stored<PolicyDraft['origin']>;
  base_version: number;
  revision: number;
  digest: string | null;
  /** The YAML it began as; its comments and order are kept when it is written as YAML again. */
  start_text: string;
  document: Stored<{ [key: string]: Json }>;
  problems: Stored<PolicyDraft['problems']>;
  authors: Stored<PolicyDraft['authors']>;
  published_as: number | null;
  created_at: Time;
  updated_at: Time;
}

export interface PolicyReviews {
  id: string;
  draft_id: string;
  revision: number;
  digest: string;
  by_sub: string;
  by_name: string;
  outcome: 'approve' | 'return';
  note: string;
  at: Time;
  voided_because: string | null;
}

export interface Artifacts {
  /** SHA-256 of the canonical JSON in `body`. */
  digest: string;
  kind: string;
  body: string | null;
  created_at: Time;
  /** When an equal value was stored last. */
  used_at: Time;
  expires_at: Time | null;
  /** Set together when the body is erased: the row stays as its tombstone. */
  erased_at: Time | null;
  erased_under: number | null;
}

export interface Runs {
  id: string;
  system: string;
  record_type: string;
  record_id: string;
  record_title: string;
  by_sub: string;
  by_name: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  reason: string | null;
  policy_version: number;
  content_hash: string;
  draft: Stored<Draft> | null;
  started_at: Time;
  finished_at: Time | null;
}

export interface RunNodes {
  run_id: string;
  position: number;
  node: string;
  input: string;
  output: string | null;
  note: string;
  started_at: Time;
  finished_at: Time | null;
}

export interface Proposals {
  id: string;
  number: Generated<number>;
  system: string;
  record_type: string;
  record_id: string;
  record_title: string;
  run_id: string | null;
  rollback_of: string | null;
  policy_version: number;
  proposer_sub: string;
  proposer_name: string;
  reason: string;
  evidence: Stored<EvidenceLine[]>;
  left_out: Stored<string[]>;
  warnings: Stored<string[]>;
  state: ProposalState;
  state_reason: string | null;
  seal: string;
  revision: number;
  /** SHA-256 of the request that made it: the same id with another request is refused. */
  request_digest: string;
  created_at: Time;
  expires_at: Time;
}

export interface Changes {
  proposal_id: string;
  index: number;
  /** All of `Change` but state, problem and receipt, which move. */
  sealed: Stored<Omit<Change, 'state' | 'problem' | 'receipt'>>;
  state: Change['state'];
  problem: string | null;
  receipt: Stored<Receipt> | null;
  /** Stored before the write; what a later process needs to find out whether it happened. */
  intent: Stored<WriteIntent> | null;
  intended_at: Time | null;
}

export interface Decisions {
  id: string;
  proposal_id: string;
  by_sub: string;
  by_name: string;
  role: string;
  outcome: 'approve' | 'reject' | 'confirm';
  reason_code: string | null;
  note: string;
  seal: string;
  at: Time;
}

/** Each person as their last token described them; what an apply asks when it checks rights again. */
export interface People {
  sub: string;
  name: string;
  roles: Stored<string[]>;
  seen_at: Time;
}

/** One applier at a time writes to one record. */
export interface ApplyLeases {
  target: string;
  holder: string;
  until: Time;
}

export interface Exceptions {
  id: string;
  kind: ExceptionKind;
  system: string;
  record_type: string;
  record_id: string;
  field: string | null;
  summary: string;
  proposal_id: string | null;
  opened_at: Time;
  resolved_at: Time | null;
  /** Of a broken locator: where it was seen, and under which policy it was opened. */
  site: string | null;
  policy_version: number | null;
  /** How often it was seen while it was open. */
  seen: Generated<number>;
  last_seen_at: Time | null;
  owner_sub: string | null;
  owner_name: string | null;
  due_at: Time | null;
  resolution: string | null;
  resolution_note: string | null;
  resolved_by: string | null;
}

/** What readings tell about the locators of one field on one site. The three counts are of the policy version named. */
export interface LocatorHealth {
  site: string;
  field: string;
  policy_version: number;
  answered_first: number;
  answered_later: number;
  missing: number;
  streaks: Stored<LocatorStreaks>;
  /** The record read last: reading it again tells nothing new. */
  last_record: string;
  last_read_at: Time;
  /** The policy version under which the present break has been reported, so that it is reported once. */
  reported_for: number | null;
}

export interface StopSwitches {
  scope: string;
  reason: string;
  by_name: string;
  since: Time;
}

export interface Articles {
  id: string;
  corpus: string;
  title: string;
  kind: 'article' | 'policy' | 'macro';
  owner: string;
  language: string;
  text: string;
  dated: string | null;
  digest: string;
  imported_at: Time;
}

/** The log. Only server/log writes these three; a trigger refuses update and delete of rows. */
export interface AuditEvents {
  seq: number;
  type: string;
  at: Time;
  actor: Stored<{ kind: string; sub: string; name: string }>;
  system: string | null;
  record_type: string | null;
  record_id: string | null;
  proposal_id: string | null;
  run_id: string | null;
  policy_version: number | null;
  /** Canonical JSON of the event's data; null once erased, when only the commitment is left. */
  data: string | null;
  salt: string | null;
  commitment: string;
  leaf: string;
}

export interface LogHead {
  id: number;
  size: number;
  /** Roots of the perfect subtrees, largest first, as hex: enough to append and to compute the root. */
  frontier: Stored<string[]>;
}

export interface Checkpoints {
  size: number;
  root: string;
  note: string;
  at: Time;
}

export interface Database {
  policy_versions: PolicyVersions;
  policy_drafts: PolicyDrafts;
  policy_reviews: PolicyReviews;
  artifacts: Artifacts;
  runs: Runs;
  run_nodes: RunNodes;
  proposals: Proposals;
  changes: Changes;
  decisions: Decisions;
  people: People;
  apply_leases: ApplyLeases;
  exceptions: Exceptions;
  locator_health: LocatorHealth;
  stop_switches: StopSwitches;
  articles: Articles;
  audit_events: AuditEvents;
  log_head: LogHead;
  checkpoints: Checkpoints;
}
