import type { FieldPlan, FieldReading, MessageReading, PlannedLocator, Reading } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import type { SeenMessage } from './conversation.ts';
import { highlight } from './highlight.ts';
import { locateFirst } from './locate.ts';
import { type Look, type SeenField, sceneOf } from './look.ts';
import { detectors } from './mask/detectors.ts';
import { kindOfTitle, Ledger } from './mask/ledger.ts';
import { maskText } from './mask/mask.ts';
import { Vault } from './mask/vault.ts';
import type { PageReplies } from './messages.ts';
import { settledLook, valuesOf } from './settle.ts';
import { hexOf, sha256Hex } from './sha256.ts';
import type { Taken } from './visible-text.ts';

type ReadFlag = FieldReading['flags'][number];

const mostCharacters = 20_000;
const mostAuthorCharacters = 200;
const mostTimeCharacters = 80;
const mostFieldPlaceholders = 100;
const mostMessagePlaceholders = 200;
const mostAddressCharacters = 2_000;

const flagsOf = (taken: Taken, invisible: boolean, truncated: boolean): ReadFlag[] => {
  const flags: [ReadFlag, boolean][] = [
    ['truncated', truncated],
    ['invisible-characters', invisible],
    ['hidden', taken.hidden],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
};

const readField = ({ field, found, locator, hidden }: SeenField, ledger: Ledger): FieldReading => {
  if (found === null) {
    return { id: field.id, state: 'missing', placeholders: [], flags: hidden ? ['hidden'] : [] };
  }
  const { text, invisible } = cleanText(found.text);
  const seen = { ...found, text };
  if (field.level === 'masked') {
    const placeholder = ledger.placeholder(kindOfTitle(field.title), text, text);
    const flags = flagsOf(seen, invisible, found.truncated);
    return {
      id: field.id,
      state: 'masked',
      value: placeholder.token,
      placeholders: [placeholder],
      flags,
      locator,
    };
  }
  const masked = maskText(text, ledger, mostCharacters);
  return {
    id: field.id,
    state: 'read',
    value: masked.text,
    placeholders: masked.placeholders.slice(0, mostFieldPlaceholders),
    flags: flagsOf(seen, invisible, found.truncated || masked.truncated),
    locator,
  };
};

const readMessage = ({ author, at, kind, from, body }: SeenMessage, ledger: Ledger): MessageReading => {
  const { text, invisible } = cleanText(body.text);
  const masked = maskText(text, ledger, mostCharacters);
  const name = maskText(cleanText(author).text, ledger, mostAuthorCharacters);
  return {
    author: name.text,
    at: maskText(cleanText(at).text, ledger, mostTimeCharacters).text,
    kind,
    from,
    text: masked.text,
    placeholders: [...name.placeholders, ...masked.placeholders].slice(0, mostMessagePlaceholders),
    flags: flagsOf({ ...body, text }, invisible, body.truncated || masked.truncated),
  };
};

/** A UUID from the browser's random numbers: `crypto.randomUUID` is missing on pages without TLS. */
const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** Two readings that say the same have the same hash; when and where they were made does not count. */
const contentHash = (
  recordId: string,
  plan: FieldPlan,
  fields: FieldReading[],
  conversation: MessageReading[],
): string =>
  sha256Hex(
    JSON.stringify([
      [plan.system, plan.recordType, recordId],
      fields.map(({ id, state, value }) => [id, state, value ?? null]),
      conversation.map(({ author, at, kind, from, text }) => [author, at, kind, from, text]),
    ]),
  );

const readingOf = (look: Look, plan: FieldPlan, location: Location, ledger: Ledger): Reading => {
  const fields = look.fields.map(field => readField(field, ledger));
  const conversation = look.conversation.messages.map(message => readMessage(message, ledger));
  return {
    id: newId(),
    site: plan.site.id,
    policyVersion: plan.policyVersion,
    recordType: plan.recordType,
    recordId: look.recordId,
    url: (location.origin + location.pathname).slice(0, mostAddressCharacters),
    readAt: new Date().toISOString(),
    contentHash: contentHash(look.recordId, plan, fields, conversation),
    fields,
    conversation,
    messagesLeftOut: look.conversation.leftOut,
  };
};

/** Every word that a placeholder of this plan can begin with. */
const kindsOf = (plan: FieldPlan): string[] => [
  ...detectors.map(({ kind }) => kind),
  ...plan.fields.filter(({ level }) => level === 'masked').map(({ title }) => kindOfTitle(title)),
];

/** Reads records of one document, and keeps in the page's memory what its placeholders stand for. */
export class RecordReader {
  private readonly document: Document;
  private readonly vault = new Vault();
  private last: { plan: FieldPlan; recordId: string; values: string } | null = null;

  constructor(document: Document) {
    this.document = document;
  }

  /** The open record by this plan, masked; or why there is none. Takes at least a tenth of a second. */
  async read(plan: FieldPlan): Promise<PageReplies['read']> {
    const look = await settledLook(this.document, plan);
    if (typeof look === 'string') return { ok: false, refusal: look };
    if (this.isLeftOver(look, plan)) return { ok: false, refusal: 'unsettled' };
    this.last = { plan, recordId: look.recordId, values: valuesOf(look) };
    const ledger = new Ledger(kindsOf(plan));
    const reading = readingOf(look, plan, this.document.location, ledger);
    this.vault.keep(reading.id, ledger);
    return { ok: true, reading };
  }

  reveal(readingId: string, text: string): PageReplies['reveal'] {
    const revealed = this.vault.reveal(readingId, text);
    return { text: revealed ?? text, known: revealed !== null };
  }

  /** Shows the person where a value of the latest reading stands. */
  highlight(locators: PlannedLocator[]): PageReplies['highlight'] {
    if (this.last === null) return { found: false };
    const { scene } = sceneOf(this.document, this.last.plan);
    const { found } = locateFirst(scene, locators);
    if (found) highlight(found.element);
    return { found: found !== null };
  }

  /** Without a confirmation on the page: the address has moved on and the page still shows the record before. */
  private isLeftOver(look: Look, plan: FieldPlan): boolean {
    if (plan.recordId.confirm.length > 0 || this.last === null) return false;
    return this.last.recordId !== look.recordId && this.last.values === valuesOf(look);
  }
}
