import { z } from 'zod';
import { CannotCheck } from './arguments.ts';

// Unknown keys are kept: digests cover them.
const person = z.looseObject({ sub: z.string(), name: z.string() });

const change = z.looseObject({
  index: z.number(),
  state: z.string(),
  proposed: z.string(),
  editedBy: person.optional(),
  gate: z.looseObject({
    gate: z.string(),
    approvals: z.array(z.looseObject({ role: z.string(), count: z.number() })),
    editorApproves: z.boolean().optional(),
  }),
  receipt: z.looseObject({ key: z.string(), after: z.string().nullable(), effect: z.string() }).nullable(),
});

const proposal = z.looseObject({
  id: z.string(),
  number: z.number(),
  proposer: person,
  changes: z.array(change),
  state: z.string(),
  seal: z.string(),
  decisions: z.array(
    z.looseObject({ by: person, role: z.string(), outcome: z.string(), seal: z.string(), at: z.string() }),
  ),
});
export type CardEvidence = z.infer<typeof proposal>;

const event = z.strictObject({
  seq: z.number().int(),
  type: z.string(),
  at: z.string(),
  actor: z.looseObject({ sub: z.string(), name: z.string() }),
  record: z.looseObject({}).nullable(),
  proposalId: z.string().nullable(),
  runId: z.string().nullable(),
  policyVersion: z.number().nullable(),
  data: z.string().nullable(),
  salt: z.string().nullable(),
  commitment: z.string(),
  inclusion: z.array(z.string()),
});
export type EventEvidence = z.infer<typeof event>;

const evidence = z.looseObject({
  tenant: z.string(),
  exportedAt: z.string(),
  exportedBy: person,
  proposal,
  run: z
    .looseObject({
      id: z.string(),
      nodes: z.array(z.looseObject({ node: z.string(), input: z.string(), output: z.string().nullable() })),
    })
    .nullable(),
  artifacts: z.array(
    z.looseObject({
      digest: z.string(),
      kind: z.string(),
      body: z.string().nullable(),
      erased: z.looseObject({ at: z.string(), policyVersion: z.number() }).nullish(),
    }),
  ),
  policy: z.looseObject({ version: z.number(), digest: z.string(), document: z.unknown() }).nullable(),
  missing: z.array(z.string()),
  log: z.looseObject({
    verifier: z.string(),
    checkpoint: z.string(),
    earlier: z.looseObject({ checkpoint: z.string(), consistency: z.array(z.string()) }).nullable(),
    events: z.array(event),
    erasures: z.array(event).optional(),
  }),
});
export type Evidence = z.infer<typeof evidence>;

const envelope = z.looseObject({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z.array(z.looseObject({ sig: z.string() })),
});
export type Envelope = z.infer<typeof envelope>;

const bundle = z.looseObject({ format: z.literal('countersign-evidence/1'), evidence, envelope });
export type Bundle = z.infer<typeof bundle>;

/** Reads a bundle. Throws CannotCheck when the text is none. */
export const parseBundle = (text: string): Bundle => {
  try {
    return bundle.parse(JSON.parse(text));
  } catch (error) {
    throw new CannotCheck('This file is not an evidence bundle that this checker knows.', { cause: error });
  }
};
