import { z } from 'zod';
import type { Reading } from './plan.ts';
import { fieldType, locator, messageMark, selector, site } from './policy.ts';

/**
 * What the pointing script finds in a page when an admin maps a help desk. Every text here comes from a stranger's page:
 * show it as text. Values are masked as in a reading.
 */

/** By what a locator finds its value, from most to least to be relied on. */
const strategies = ['id', 'attribute', 'structure', 'label', 'position'] as const;
const strengths = ['strong', 'fair', 'weak'] as const;

const shortText = z.string().max(200);

/** A locator that was tried with the reader's own code: on this page it finds exactly the value that was pointed at. */
const proposedLocator = z.strictObject({
  locator,
  strategy: z.enum(strategies),
  strength: z.enum(strengths),
  /** A sentence for the admin, with names of the page in it. */
  why: shortText,
  /** Whether it belongs into the field's list without further thought. */
  recommended: z.boolean(),
});
export type ProposedLocator = z.infer<typeof proposedLocator>;

const pointingWarnings = [
  /** Nothing can be read here: no text, or it cannot be seen. Point at a record on which the field has a value. */
  'empty',
  /** Part of the text cannot be seen and is left out. */
  'hidden',
  /** It lies in a message of the conversation; such text never counts for a field. */
  'in-message',
  /** It lies in a frame inside the page; frames are never read. */
  'in-frame',
  /** It lies in a closed part of the page (a closed shadow root), or is drawn as a picture. */
  'closed',
  /** A password, payment or one-time-code field: never read. */
  'never-read',
  /** It could be found by its place only: the page may move it. */
  'position-only',
  /** It could be found by words only: add the words of the desk's other languages. */
  'words-only',
  /** Nothing dependable leads to this value. */
  'no-locator',
  /** It holds a lot of text; point at a smaller part. */
  'long',
] as const;
export type PointingWarning = (typeof pointingWarnings)[number];

/** One value that was pointed at. `locators` are best first, and empty when there is no honest way to it. */
export const pointedValue = z.strictObject({
  kind: z.literal('value'),
  /** As the reader reads it, masked, at most the first 500 characters. */
  value: z.string().max(600),
  /** The words beside it; empty when there are none. */
  label: shortText,
  /** What the field could be called. The id fits the policy; it may be taken already. */
  suggested: z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
    title: z.string().min(1).max(120),
    type: fieldType,
    options: z.array(z.string().min(1).max(120)).max(200).optional(),
    sensitivity: z.enum(['internal', 'personal']),
  }),
  locators: z.array(proposedLocator).max(8),
  warnings: z.array(z.enum(pointingWarnings)).max(pointingWarnings.length),
});
export type PointedValue = z.infer<typeof pointedValue>;

/** What some messages have and others have not, such as the class of an internal note. */
const proposedMark = z.strictObject({
  mark: messageMark,
  /** What its name speaks for; null when nothing does, and the admin has to say. */
  meaning: z.enum(['internal', 'from-customer']).nullable(),
  /** In how many of the messages it is. */
  count: z.number().int(),
  /** Beginnings of one message that has it and one that has it not. */
  example: shortText,
  counterexample: shortText,
  why: shortText,
});
export type ProposedMark = z.infer<typeof proposedMark>;

/** A conversation, of which one message was pointed at. Details without a proposal were not found. */
export const pointedConversation = z.strictObject({
  kind: z.literal('conversation'),
  item: selector,
  /** How many messages the page shows. */
  count: z.number().int(),
  why: shortText,
  body: z.array(proposedLocator).max(4),
  author: z.array(proposedLocator).max(4),
  at: z.array(proposedLocator).max(4),
  marks: z.array(proposedMark).max(12),
  warnings: z.array(z.enum(['only-one', 'position-only', 'no-body', 'no-author', 'no-time'])),
});
export type PointedConversation = z.infer<typeof pointedConversation>;

export const pointed = z.discriminatedUnion('kind', [pointedValue, pointedConversation]);
export type Pointed = z.infer<typeof pointed>;

/** So much of a site as a page can be looked at with; a whole site of a policy draft will do. */
export const siteSketch = z.object({
  recordId: site.shape.recordId,
  fields: site.shape.fields,
  conversation: site.shape.conversation,
});
export type SiteSketch = z.infer<typeof siteSketch>;

/** How one locator of a list does on this page, beside the value that the first answering one gives. */
const locatorState = z.enum([
  /** Finds the value. */
  'same',
  /** Finds another value: one of the two locators is wrong. */
  'other',
  /** Finds several values, and therefore none. */
  'several',
  'nothing',
]);
export type LocatorState = z.infer<typeof locatorState>;

export const locatorStates = z.array(
  z.strictObject({ id: z.string().max(64), states: z.array(locatorState).max(6) }),
);

/** A record as everybody who may read all of the sketch would read it, and how each locator did. */
export type SitePreview =
  | (Pick<Reading, 'recordId' | 'conversation' | 'messagesLeftOut'> & {
      state: 'read';
      fields: (Reading['fields'][number] & { states: LocatorState[] })[];
    })
  /** Why nothing was read, in a sentence. */
  | { state: 'not-read'; reason: string };

/** Where a field that is no longer found may be now, best first. Never applied by itself. */
export const repair = z.strictObject({
  field: z.string().max(64),
  suggestions: z.array(z.strictObject({ why: shortText, pointed: pointedValue })).max(3),
});
export type Repair = z.infer<typeof repair>;

/** Where the page itself says the record's id, for `recordId.confirm`. */
export const idConfirmation = z.strictObject({
  /** What the pattern takes from the page's address; empty when it does not match. */
  recordId: z.string().max(250),
  locators: z.array(proposedLocator).max(8),
});
export type IdConfirmation = z.infer<typeof idConfirmation>;

/** A page that the extension may look at. */
export interface OpenPage {
  tabId: number;
  title: string;
  origin: string;
  /** Path, query and fragment: what `findRecordId` takes the record's id from. */
  path: string;
}
