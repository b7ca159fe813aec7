import { z } from 'zod';
import { fieldLevel, gateTier, ownership, right } from './policy.ts';

/** A value of a document that moved; `before` or `after` is absent where there is none. */
const documentChange = z.strictObject({
  path: z.array(z.string()),
  before: z.json().optional(),
  after: z.json().optional(),
});
export type DocumentChange = z.infer<typeof documentChange>;

/** One role's level for one field, where it moved: what counts is the effect, not how the document says it. */
const cellChange = z.strictObject({
  role: z.string(),
  roleTitle: z.string(),
  record: z.string(),
  recordTitle: z.string(),
  field: z.string(),
  fieldTitle: z.string(),
  before: fieldLevel,
  after: fieldLevel,
  effect: z.enum(['gains', 'loses']),
});
export type CellChange = z.infer<typeof cellChange>;

const rightChange = z.strictObject({
  role: z.string(),
  roleTitle: z.string(),
  gained: z.array(right),
  lost: z.array(right),
});
export type RightChange = z.infer<typeof rightChange>;

/** `mixed` where the gates are stricter in one case and looser in another; `reworded` where they ask for the same. */
const gateChange = z.strictObject({
  action: z.string(),
  title: z.string(),
  effect: z.enum(['added', 'removed', 'stricter', 'looser', 'mixed', 'reworded']),
  before: z.array(gateTier).nullable(),
  after: z.array(gateTier).nullable(),
});
export type GateChange = z.infer<typeof gateChange>;

export const ownedAreas = ['flows', 'rules', 'sites', 'actions'] as const;

const ownerChange = z.strictObject({
  area: z.enum(ownedAreas),
  id: z.string(),
  before: ownership.nullable(),
  after: ownership.nullable(),
});
export type OwnerChange = z.infer<typeof ownerChange>;

const policyAreas = [
  'name',
  'systems',
  'records',
  'roles',
  'grants',
  'sites',
  'actions',
  'dataRules',
  'reasonCodes',
  'proposals',
  'retention',
] as const;

/** Everything else that moved, gathered by the thing it belongs to: a site, an action, a data rule, a retention limit. */
const partChange = z.strictObject({
  area: z.enum(policyAreas),
  id: z.string(),
  title: z.string(),
  effect: z.enum(['added', 'removed', 'changed']),
  changes: z.array(documentChange),
});
export type PartChange = z.infer<typeof partChange>;

/** What would be otherwise with the second policy in force instead of the first. All lists empty means: nothing. */
export const policyDiff = z.strictObject({
  cells: z.array(cellChange),
  rights: z.array(rightChange),
  gates: z.array(gateChange),
  owners: z.array(ownerChange),
  parts: z.array(partChange),
});
export type PolicyDiff = z.infer<typeof policyDiff>;
