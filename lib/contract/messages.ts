import { z } from 'zod';
import { reading } from '../core/plan.ts';
import { siteSketch } from '../core/pointing.ts';
import type { OperationId } from './api.ts';
import { me } from './session.ts';
import type { problem } from './shared.ts';

/**
 * Messages from the extension's own pages to its worker. The worker accepts them from extension pages only; the content
 * script has no way to send one. `api.call` is checked a second time against the operation's own schemas.
 */
export const pageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.get') }),
  z.strictObject({ type: z.literal('session.sign-in') }),
  z.strictObject({ type: z.literal('session.sign-out') }),
  /** Reads the record open in this tab, by the plan of the person signed in. */
  z.strictObject({ type: z.literal('record.read'), tabId: z.number().int() }),
  /** Brings the person to a planned field on the page. */
  z.strictObject({ type: z.literal('record.highlight'), tabId: z.number().int(), field: z.string().max(64) }),
  /** Turns placeholders of a reading back into their values, for the person only. */
  z.strictObject({
    type: z.literal('record.reveal'),
    tabId: z.number().int(),
    readingId: z.uuid(),
    text: z.string().max(40_000),
  }),
  /** Open pages on hosts that were granted. Needs a right over the policy, as everything about pointing does. */
  z.strictObject({ type: z.literal('pages.list') }),
  /**
   * Brings the tab to the front and lets the person point at values, or at one message, one after the other. Until
   * `point.stop`, Escape, a new page in the tab, or nobody asking for what was pointed at.
   */
  z.strictObject({
    type: z.literal('point.start'),
    tabId: z.number().int(),
    mode: z.enum(['value', 'message']),
    /** What is mapped already: it is outlined on the page, and its conversation is told apart from fields. */
    sketch: siteSketch.optional(),
  }),
  /** What was pointed at after the first `after` ones; answers as soon as there is something, or after a few seconds. */
  z.strictObject({ type: z.literal('point.wait'), tabId: z.number().int(), after: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('point.stop'), tabId: z.number().int() }),
  /** Reads the record in this tab by an unpublished sketch, for the admin only: nothing of it leaves the browser. */
  z.strictObject({ type: z.literal('point.preview'), tabId: z.number().int(), sketch: siteSketch }),
  /** Looks for fields of the sketch that are not found here any more. Titles by field id help. */
  z.strictObject({
    type: z.literal('point.repair'),
    tabId: z.number().int(),
    sketch: siteSketch,
    titles: z.record(z.string().max(64), z.string().max(120)),
  }),
  /** Looks on the page, outside of its conversation, for the record's id that the sketch's pattern takes from the address. */
  z.strictObject({ type: z.literal('point.confirm'), tabId: z.number().int(), sketch: siteSketch }),
  /** Reads the record in this tab exactly as the panel of a person with this role would, under a policy or a draft. */
  z.strictObject({
    type: z.literal('role.preview'),
    tabId: z.number().int(),
    policy: z.string().max(64),
    role: z.string().max(64),
  }),
  z.strictObject({
    type: z.literal('api.call'),
    operation: z.string() as unknown as z.ZodType<OperationId>,
    params: z.json().optional(),
    query: z.json().optional(),
    body: z.json().optional(),
  }),
]);
export type PageMessage = z.infer<typeof pageMessage>;

export const session = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed-out'), reason: z.string().nullable(), backend: z.string() }),
  z.strictObject({ state: z.literal('signed-in'), me, backend: z.string() }),
  z.strictObject({ state: z.literal('offline'), reason: z.string(), backend: z.string() }),
]);
export type Session = z.infer<typeof session>;

const readResult = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('read'),
    reading,
    withheld: z.number().int(),
    title: z.string(),
    plan: z.json(),
    documentId: z.string(),
  }),
  /** The tab shows no page that a site of the plan covers. */
  z.strictObject({ state: z.literal('no-site'), origin: z.string().nullable() }),
  /** The page is covered, and the person has not granted its host to the extension yet. */
  z.strictObject({ state: z.literal('needs-grant'), host: z.string(), site: z.string() }),
  z.strictObject({ state: z.literal('no-record'), site: z.string() }),
  z.strictObject({ state: z.literal('failed'), reason: z.string() }),
]);
export type ReadResult = z.infer<typeof readResult>;

export type Reply<T> = { ok: true; data: T } | { ok: false; problem: z.infer<typeof problem> };

/** Ports that pages open to the worker: live updates, and the stream of one run. */
export const portName = z.union([z.literal('live'), z.string().regex(/^run:[0-9a-f-]{36}$/)]);
