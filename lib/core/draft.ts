import { z } from 'zod';
import { flowNodes } from './flow-nodes.ts';
import { evidenceLine, gateView, requestedChange } from './proposal.ts';
import { taint } from './record.ts';

/** A field's resolved value: whose word counts, how old it is, and what was set aside. */
export const fact = z.strictObject({
  field: z.string(),
  title: z.string(),
  value: z.string().nullable(),
  /** `unconfirmed`: the page's value, because its owner did not answer. */
  state: z.enum(['ok', 'masked', 'missing', 'stale', 'conflict', 'unconfirmed']),
  /** The system whose value this is, in words. */
  from: z.string(),
  owner: z.string(),
  readAt: z.iso.datetime(),
  taint,
  /** In a conflict: the page's value, which lost. */
  lost: z.strictObject({ value: z.string(), from: z.string() }).nullable(),
  usable: z.boolean(),
});
export type Fact = z.infer<typeof fact>;

export const citation = z.strictObject({ sourceId: z.string().max(80), quote: z.string().max(2000) });

export const sentence = z.strictObject({
  text: z.string(),
  /** A sentence of greeting or closing claims nothing and needs no source. */
  claim: z.boolean(),
  /** Whether a paragraph begins here. */
  paragraph: z.boolean().optional(),
  citations: z.array(citation),
  problem: z.string().nullable(),
});
export type Sentence = z.infer<typeof sentence>;

export { replyText } from './reply-text.ts';

const source = evidenceLine.extend({ owner: z.string(), dated: z.string().nullable() });
export type Source = z.infer<typeof source>;

const suggestion = z.strictObject({
  id: z.string(),
  action: z.string(),
  actionTitle: z.string(),
  change: requestedChange,
  fieldTitle: z.string().nullable(),
  before: z.string().nullable(),
  reason: z.string(),
  rules: z.array(z.string()),
  sources: z.array(z.string()),
  gate: gateView,
  undo: z.string(),
  refused: z.string().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** The packaged result of a run: read-only, every claim with its source. */
export const draft = z.strictObject({
  runId: z.string(),
  record: z.strictObject({ system: z.string(), type: z.string(), id: z.string() }),
  policyVersion: z.number().int(),
  generator: z.strictObject({
    kind: z.enum(['extractive', 'model']),
    label: z.string(),
    provider: z.string().nullable(),
    model: z.string().nullable(),
    promptVersion: z.string().nullable(),
  }),
  language: z.string(),
  sentences: z.array(sentence),
  sources: z.array(source),
  facts: z.array(fact),
  suggestions: z.array(suggestion),
  leftOut: z.array(z.string()),
  warnings: z.array(z.string()),
  degraded: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draft>;

export { type FlowNode, flowNodes } from './flow-nodes.ts';

/** What the panel hears while a run works; the last one is always `done`, `stopped` or `failed`. */
export const runEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('node'),
    node: z.enum(flowNodes),
    state: z.enum(['started', 'finished']),
    note: z.string(),
  }),
  z.strictObject({ type: z.literal('facts'), facts: z.array(fact) }),
  /** The whole reply as far as it is written, unchecked; it takes the place of the text before. */
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('done'), draft }),
  z.strictObject({ type: z.literal('stopped'), reason: z.string(), rule: z.string().nullable() }),
  z.strictObject({ type: z.literal('failed'), reason: z.string() }),
]);
export type RunEvent = z.infer<typeof runEvent>;
