import { z } from 'zod';

/** A locator as the content script meets it: already validated, so the page needs no schema library. */
export interface PlannedLocator {
  css?: string;
  label?: string[];
  read: 'text' | 'value' | { attribute: string };
  pattern?: string;
}

export interface PlannedField {
  id: string;
  title: string;
  type: string;
  /** `masked` fields are replaced by a placeholder in the page; the value never leaves it. */
  level: 'masked' | 'read' | 'suggest' | 'write';
  locators: PlannedLocator[];
  /** Words for the people: which system owns this value. */
  ownerTitle: string;
  options?: string[];
}

/** All that a person's extension knows of a site: the fields this person may see there, and nothing else. */
export interface FieldPlan {
  policyVersion: number;
  site: { id: string; title: string; hosts: string[] };
  system: string;
  recordType: string;
  recordTitle: string;
  recordId: { path: string; confirm: PlannedLocator[] };
  titleField?: string;
  fields: PlannedField[];
  conversation?: {
    item: string;
    author?: PlannedLocator;
    at?: PlannedLocator;
    body: PlannedLocator;
    /** A selector or locator that finds something in such messages and in no other. */
    internal?: string | PlannedLocator;
    fromCustomer?: string | PlannedLocator;
  };
  /** How many fields of this record the policy knows and this person may not see. Their names stay on the server. */
  withheld: number;
  localDraftSeconds: number;
}

const text = z.string().max(20_000);

const placeholder = z.strictObject({ token: z.string().max(40), kind: z.string().max(30) });
const readFlag = z.enum(['instruction-like', 'truncated', 'invisible-characters', 'hidden']);

const fieldReading = z.strictObject({
  id: z.string().max(64),
  state: z.enum(['read', 'masked', 'missing']),
  value: text.optional(),
  placeholders: z.array(placeholder).max(100).default([]),
  flags: z.array(readFlag).default([]),
  /** Which locator of the plan answered, counted from 0. */
  locator: z.number().int().min(0).max(20).optional(),
});
export type FieldReading = z.infer<typeof fieldReading>;

const messageReading = z.strictObject({
  author: z.string().max(200).default(''),
  at: z.string().max(80).default(''),
  kind: z.enum(['public', 'internal', 'unknown']),
  from: z.enum(['customer', 'agent', 'unknown']),
  text,
  placeholders: z.array(placeholder).max(200).default([]),
  flags: z.array(readFlag).default([]),
});
export type MessageReading = z.infer<typeof messageReading>;

/**
 * What the content script read from one document, masked. Everything in it is untrusted: a page can lie, so the record
 * id and values never become authority before the connector has confirmed them.
 */
export const reading = z.strictObject({
  id: z.uuid(),
  site: z.string().max(64),
  policyVersion: z.number().int().positive(),
  recordType: z.string().max(64),
  recordId: z.string().min(1).max(120),
  /** Origin and path; the query and fragment stay in the page. */
  url: z.string().max(2000),
  readAt: z.iso.datetime(),
  /** SHA-256 over the masked values: two readings of an unchanged record are equal here. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  fields: z.array(fieldReading).max(400),
  conversation: z.array(messageReading).max(200),
  /** Messages on the page that were left out because of the limits. */
  messagesLeftOut: z.number().int().min(0).default(0),
});
export type Reading = z.infer<typeof reading>;
