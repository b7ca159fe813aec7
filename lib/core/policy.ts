import { z } from 'zod';
import { patternProblem } from './pattern.ts';
import { selectorProblem } from './selector.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'use lower-case letters, digits, - and _ (at most 64)');
const title = z.string().trim().min(1).max(120);
const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}(s|min|h|d)$/, 'write a duration such as 30s, 10min, 1h or 30d');

export const pattern = z
  .string()
  .min(1)
  .max(200)
  .superRefine((source, context) => {
    const problem = patternProblem(source);
    if (problem) context.addIssue(problem);
  });

export const selector = z
  .string()
  .min(1)
  .superRefine((source, context) => {
    const problem = selectorProblem(source);
    if (problem) context.addIssue(problem);
  });

/** What a role may do with one field, weakest first. Each level includes the ones before it, except `masked`. */
export const fieldLevels = ['none', 'masked', 'read', 'suggest', 'write'] as const;
export const fieldLevel = z.enum(fieldLevels);
export type FieldLevel = z.infer<typeof fieldLevel>;

const gateLevels = ['informational', 'soft', 'hard'] as const;
export const gateLevel = z.enum(gateLevels);

export const rights = [
  'draft',
  'propose',
  'decide',
  'roll-back',
  'stop',
  'author-policy',
  'review-policy',
  'publish-policy',
  'audit',
] as const;
export const right = z.enum(rights);
export type Right = z.infer<typeof right>;

/**
 * One way to find a value on a page. Exactly one of css, id, label or attribute anchors is given; a list of locators
 * is tried in order. `read` names what is taken: the text, a form control's value, or an attribute.
 */
export const locator = z.strictObject({
  css: selector.optional(),
  label: z.array(z.string().trim().min(1).max(80)).min(1).max(12).optional(),
  read: z
    .union([z.literal('text'), z.literal('value'), z.strictObject({ attribute: z.string().min(1).max(60) })])
    .default('text'),
  pattern: pattern.optional(),
});
export type Locator = z.infer<typeof locator>;

/** What only some messages have: an element, or a locator that finds something in them. */
export const messageMark = z.union([selector, locator]);

export const fieldType = z.enum([
  'text',
  'choice',
  'number',
  'money',
  'date',
  'boolean',
  'email',
  'phone',
  'address',
  /** Several values in one, such as tags: a data rule holds when one of them is named. */
  'list',
]);

const field = z.strictObject({
  title,
  type: fieldType.default('text'),
  options: z.array(z.string().min(1).max(120)).max(200).optional(),
  owner: id,
  mirrors: z.array(id).default([]),
  freshness: duration.optional(),
  sensitivity: z.enum(['public', 'internal', 'personal', 'restricted']).default('internal'),
});

const valueConditions = [
  z.strictObject({ field: id, atMost: z.number() }),
  z.strictObject({ field: id, withinDays: z.number().int().positive() }),
  z.strictObject({ field: id, is: z.string().max(200) }),
] as const;

/** What a draft may look at besides: a part of a value, or the customer's own words, of which any one suffices. */
const draftCondition = z.union([
  ...valueConditions,
  z.strictObject({ field: id, includes: z.string().min(1).max(200) }),
  z.strictObject({ words: z.array(z.string().min(2).max(40)).min(1).max(60) }),
]);
export type DraftCondition = z.infer<typeof draftCondition>;

/** One sentence or a few by language; `{field}` stands for that field's value, and without a usable value it is not said. */
const wording = z.record(
  z.string().regex(/^[a-z]{2}$/, 'use a language such as en'),
  z.string().min(1).max(600),
);

/** Something a reply may tell the customer. A field that no statement names is never told. */
const statement = z.strictObject({
  rule: id,
  when: z.array(draftCondition).max(10).default([]),
  say: wording,
});

/** A change that the drafter suggests by rule when all conditions hold. `say` goes into the reply with it. */
const changeRule = z.strictObject({
  rule: z.string().min(1).max(40),
  when: z.array(draftCondition).min(1).max(10),
  propose: z.string().min(1).max(4000),
  reason: z.string().min(1).max(200),
  say: wording.optional(),
});
export type ChangeRule = z.infer<typeof changeRule>;

export const gateTier = z.strictObject({
  rule: z.string().min(1).max(40).optional(),
  when: z.array(z.union(valueConditions)).default([]),
  gate: gateLevel,
  approvals: z
    .array(z.strictObject({ role: id, count: z.number().int().min(1).max(5).default(1) }))
    .default([]),
  because: z.string().max(200),
  /** At a hard gate: who edits the value, and did not propose it, may approve it as well. Absent: another person does. */
  editorApproves: z.literal(true).optional(),
});
export type GateTier = z.infer<typeof gateTier>;

const action = z.strictObject({
  title,
  kind: z.enum(['set-field', 'reply', 'note']),
  record: id,
  field: id.optional(),
  level: z.number().int().min(1).max(7),
  undo: z.enum(['restore', 'correct', 'none']),
  /** Tried in order; the last one has no conditions, so that every change meets a gate. */
  gates: z.array(gateTier).min(1).max(20),
  /** Tried in order; the first that holds is suggested. */
  suggest: z.array(changeRule).max(20).optional(),
});
export type Action = z.infer<typeof action> & { id: string };

export const site = z.strictObject({
  title,
  system: id,
  record: id,
  /** Match patterns such as `https://desk.example/*`; the page must be the top frame of one of them. */
  hosts: z
    .array(
      z.string().regex(/^https?:\/\/[^\s/*]+(:\d+)?\/\*$/, 'write a host such as https://desk.example/*'),
    )
    .min(1)
    .max(20),
  /** The record's id is the first group of `path`, as `findRecordId` takes it from the address, confirmed by `confirm` on the page. */
  recordId: z.strictObject({
    path: pattern,
    confirm: z.array(locator).max(6).default([]),
  }),
  titleField: id.optional(),
  fields: z.record(id, z.array(locator).min(1).max(6)),
  conversation: z
    .strictObject({
      item: selector,
      author: locator.optional(),
      at: locator.optional(),
      body: locator,
      internal: messageMark.optional(),
      fromCustomer: messageMark.optional(),
    })
    .optional(),
});
export type Site = z.infer<typeof site>;

/**
 * A system of record. Without a `connector` it is known from its pages only: its values are shown, never confirmed, and
 * nothing is written to it. `link` says how to get from the open record to this system's record: the value of `field`, as the
 * open record's own system gives it (never the page), is the id of a record of type `type` here.
 */
const system = z.strictObject({
  title,
  connector: id.optional(),
  link: z.strictObject({ field: id, type: id }).optional(),
});

const dataRule = z.strictObject({
  title,
  when: z.strictObject({ field: id, is: z.array(z.string().max(200)).min(1) }),
  effect: z.enum(['no-ai', 'no-outside-model']),
  because: z.string().max(200),
});

/** Who answers for a part of the policy: people or teams, as they are called in the house. */
export const ownership = z.strictObject({ owner: title, reviewer: title, steward: title });
export type Ownership = z.infer<typeof ownership>;

const owned = z.record(z.string().min(1).max(64), ownership).optional();

export const policySchema = z.strictObject({
  name: title,
  systems: z.record(id, system),
  records: z.record(
    id,
    z.strictObject({
      title,
      system: id,
      fields: z.record(id, field),
      /** What replies may say: the field with the customer's name, and statements in the order they are made. */
      reply: z
        .strictObject({ greet: id.optional(), statements: z.array(statement).max(60).default([]) })
        .optional(),
    }),
  ),
  roles: z.record(id, z.strictObject({ title, rights: z.array(right) })),
  grants: z.record(id, z.record(id, z.record(id, fieldLevel))),
  sites: z.record(id, site),
  actions: z.record(id, action),
  dataRules: z.record(id, dataRule).default({}),
  reasonCodes: z.strictObject({ reject: z.record(id, title), exception: z.record(id, title).default({}) }),
  proposals: z.strictObject({ expireAfter: duration.default('8h') }).default({ expireAfter: '8h' }),
  retention: z.strictObject({
    localDraft: duration.default('15min'),
    prompt: duration.default('30d'),
    output: duration.default('90d'),
    reading: duration.default('30d'),
    evidence: duration.default('3650d'),
  }),
  owners: z.strictObject({ flows: owned, rules: owned, sites: owned, actions: owned }).optional(),
});
export type Policy = z.infer<typeof policySchema>;
export type FieldDefinition = z.infer<typeof field>;

const unitSeconds = { s: 1, min: 60, h: 3600, d: 86_400 } as const;

/** Seconds in a policy duration such as `10min`. Source: the `duration` form above, already validated. */
export const durationSeconds = (text: string): number => {
  const match = /^(\d+)(s|min|h|d)$/.exec(text);
  if (!match) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * unitSeconds[match[2] as keyof typeof unitSeconds];
};
