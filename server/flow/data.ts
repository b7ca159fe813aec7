import { z } from 'zod';
import { draft, fact, sentence } from '../../lib/core/draft.ts';
import { reading } from '../../lib/core/plan.ts';
import { recordRef, taint } from '../../lib/core/record.ts';
import { material, tones } from '../models/material.ts';
import { written } from '../models/written.ts';

/** What a run is asked for. With the recorded answers from outside it decides every artifact that follows. */
export const flowRequest = z.strictObject({
  reading,
  /** The roles of the person at the start: they decide what the run may see. */
  roles: z.array(z.string()),
  agent: z.string(),
  tone: z.enum(tones),
  length: z.enum(['normal', 'shorter']),
  language: z.string(),
});
export type FlowRequest = z.infer<typeof flowRequest>;

const collectedMessage = z.strictObject({
  sourceId: z.string(),
  author: z.string(),
  at: z.string(),
  from: z.enum(['customer', 'agent', 'unknown']),
  taint,
  text: z.string(),
  /** May not be shown to a customer: it is an internal note, or nobody can tell that it is not. */
  internal: z.boolean(),
  /** Reads like an instruction: it may be shown and answered, and decides nothing. */
  flagged: z.boolean(),
});
export type CollectedMessage = z.infer<typeof collectedMessage>;

const pageValue = z.strictObject({
  field: z.string(),
  title: z.string(),
  level: z.enum(['masked', 'read', 'suggest', 'write']),
  /** A placeholder for a masked field, null for one that is missing. */
  value: z.string().nullable(),
  flagged: z.boolean(),
});
export type PageValue = z.infer<typeof pageValue>;

export const collected = z.strictObject({
  record: recordRef,
  subject: z.strictObject({ field: z.string(), text: z.string(), flagged: z.boolean() }).nullable(),
  fields: z.array(pageValue),
  messages: z.array(collectedMessage),
  /** ISO 639-1 of what the customer writes, where the words tell. */
  language: z.string().nullable(),
  leftOut: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type Collected = z.infer<typeof collected>;

export const ownerAnswer = z.strictObject({
  /** The record's own system does not know it. */
  isUnknown: z.literal(true).optional(),
  title: z.string(),
  /** Only fields that the person may read; nothing else is stored. */
  values: z.array(
    z.strictObject({
      field: z.string(),
      value: z.string().nullable(),
      system: z.string(),
      readAt: z.iso.datetime(),
    }),
  ),
  /** `linked` is false where the open record names no record of that owner, so that nothing is missing. */
  unavailable: z.array(z.strictObject({ field: z.string(), why: z.string(), linked: z.boolean() })),
});
export type OwnerAnswer = z.infer<typeof ownerAnswer>;

const flowException = z.strictObject({
  kind: z.enum(['missing', 'stale', 'conflicting', 'wrong-record']),
  field: z.string().nullable(),
  summary: z.string(),
});
export type FlowException = z.infer<typeof flowException>;

const stop = z.strictObject({ reason: z.string(), rule: z.string().nullable() }).nullable();

export const reconciled = z.strictObject({
  /** Why nothing is drafted: the page does not show the record that it names. */
  stop: stop.default(null),
  /** Null where the record was not found to be the one that the page shows. */
  recordTitle: z.string().nullable(),
  facts: z.array(fact),
  exceptions: z.array(flowException),
  leftOut: z.array(z.string()),
  warnings: z.array(z.string()),
  degraded: z.array(z.string()),
});
type Reconciled = z.infer<typeof reconciled>;

/** A data rule that holds for this customer. The value that made it hold may be one this person must not see. */
export const heldRule = z.strictObject({
  rule: z.string(),
  title: z.string(),
  effect: z.enum(['no-ai', 'no-outside-model']),
  because: z.string(),
});
export type HeldRule = z.infer<typeof heldRule>;

const filledWording = z.strictObject({
  language: z.string(),
  sentences: z.array(z.strictObject({ text: z.string(), template: z.string() })),
  fields: z.array(z.string()),
});
const permittedStatement = z.strictObject({
  rule: z.string(),
  part: z.enum(['fact', 'step']),
  wordings: z.array(filledWording),
});
export type PermittedStatement = z.infer<typeof permittedStatement>;
export type FilledWording = z.infer<typeof filledWording>;

const eligibleChange = z.strictObject({
  kind: z.enum(['set-field', 'reply', 'note']),
  field: z.string().nullable(),
  proposed: z.string(),
  reason: z.string(),
  rule: z.string(),
  /** The fields whose values made the rule hold. */
  because: z.array(z.string()),
});
export type EligibleChange = z.infer<typeof eligibleChange>;

export const ruled = z.strictObject({
  stop,
  /** Why no outside model may be asked, or null when one may. */
  noOutsideModel: z.string().nullable(),
  statements: z.array(permittedStatement),
  changes: z.array(eligibleChange),
});
type Ruled = z.infer<typeof ruled>;

const passage = z.strictObject({
  article: z.string(),
  title: z.string(),
  heading: z.string(),
  section: z.number().int(),
  kind: z.enum(['article', 'policy', 'macro']),
  owner: z.string(),
  dated: z.string().nullable(),
  sentences: z.array(z.string()),
});
export type RetrievedPassage = z.infer<typeof passage>;

export const retrieved = z.strictObject({
  /** Digest of all articles as they were. */
  corpus: z.string(),
  language: z.string(),
  answers: z.array(z.strictObject({ question: z.string(), passages: z.array(passage) })),
  /** Policies of the team that the rules behind suggestions name. */
  policies: z.array(z.strictObject({ rule: z.string(), passage })),
  leftOut: z.array(z.string()),
  warnings: z.array(z.string()),
});
type Retrieved = z.infer<typeof retrieved>;

export const generated = z.strictObject({
  generator: draft.shape.generator,
  material,
  written,
  degraded: z.array(z.string()),
});
export type Generated = z.infer<typeof generated>;

export const checked = z.strictObject({
  sentences: z.array(sentence),
  /** Changes of the drafter's own whose sources hold; rules' changes need no check. */
  changes: written.shape.changes,
  warnings: z.array(z.string()),
});
type Checked = z.infer<typeof checked>;

/** The draft without the run's own id: equal inputs give equal packages. */
export const packaged = draft.omit({ runId: true });
type Packaged = z.infer<typeof packaged>;

/** All that travels along the graph, by the node that made it. */
export interface FlowData {
  request: FlowRequest;
  collect: Collected;
  reconcile: Reconciled;
  rules: Ruled;
  retrieve: Retrieved;
  generate: Generated;
  check: Checked;
  package: Packaged;
}
