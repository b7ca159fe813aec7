import type { PageReading } from '../core/complete-reading.ts';
import type { FieldPlan, FieldReading, MessageReading, PlannedLocator } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import type { SeenMessage } from './conversation.ts';
import { highlight } from './highlight.ts';
import { locateFirst } from './locate.ts';
import { type Look, sceneOf, valuesOf } from './look.ts';
import { kindOfTitle, Ledger } from './mask/ledger.ts';
import { maskText } from './mask/mask.ts';
import type { PageReplies, WatchNotice } from './messages.ts';
import { settledLook } from './settle.ts';
import type { Taken } from './visible-text.ts';
import { type Glance, glanceAt, watchRecord } from './watch.ts';

const mostCharacters = 20_000;
const mostAuthorCharacters = 200;
const mostTimeCharacters = 80;
const mostPlaceholders = 100;
/** So many readings can be revealed; the oldest is forgotten. */
const mostReadings = 20;
const mostAddressCharacters = 2_000;

type Safe = Pick<MessageReading, 'text' | 'placeholders' | 'flags'>;

/** What was taken, without invisible marks and with placeholders for sensitive values: for the whole of it, given a kind. */
const safe = (taken: Taken, ledger: Ledger, most: number, kind?: string): Safe => {
  const { text, invisible } = cleanText(taken.text);
  const whole = kind === undefined ? null : ledger.placeholder(kind, text, text);
  const masked = whole
    ? { text: whole.token, placeholders: [whole], truncated: false }
    : maskText(text, ledger, most);
  const flags: Safe['flags'] = [];
  if (taken.truncated || masked.truncated) flags.push('truncated');
  if (invisible) flags.push('invisible-characters');
  if (taken.hidden) flags.push('hidden');
  return { text: masked.text, placeholders: masked.placeholders.slice(0, mostPlaceholders), flags };
};

const readField = (
  { field, found, locator, hidden }: Look['fields'][number],
  ledger: Ledger,
): FieldReading => {
  const { id, level, title } = field;
  if (found === null) return { id, state: 'missing', placeholders: [], flags: hidden ? ['hidden'] : [] };
  const isMasked = level === 'masked';
  const { text, ...rest } = safe(found, ledger, mostCharacters, isMasked ? kindOfTitle(title) : undefined);
  return { id, state: isMasked ? 'masked' : 'read', value: text, locator, ...rest };
};

const readMessage = ({ author, at, body, ...kinds }: SeenMessage, ledger: Ledger): MessageReading => {
  const detail = (text: string, most: number): Safe => safe({ ...body, text }, ledger, most);
  const { text, placeholders, flags } = safe(body, ledger, mostCharacters);
  const name = detail(author, mostAuthorCharacters);
  return {
    ...kinds,
    author: name.text,
    at: detail(at, mostTimeCharacters).text,
    text,
    placeholders: [...name.placeholders, ...placeholders],
    flags,
  };
};

const readingOf = (look: Look, { origin, pathname }: Location, ledger: Ledger): PageReading => ({
  recordId: look.recordId,
  url: (origin + pathname).slice(0, mostAddressCharacters),
  fields: look.fields.map(field => readField(field, ledger)),
  conversation: look.conversation.messages.map(message => readMessage(message, ledger)),
  messagesLeftOut: look.conversation.leftOut,
});

/** Reads records of one document, and keeps in the page's memory what its placeholders stand for. */
export class RecordReader {
  readonly #document: Document;
  readonly #ledgers = new Map<string, Ledger>();
  #last: { plan: FieldPlan; glance: Glance } | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The open record by this plan, masked; or why there is none. Takes at least a tenth of a second. */
  async read(plan: FieldPlan, readingId: string): Promise<PageReplies['read']> {
    const look = await settledLook(this.#document, plan);
    if (typeof look === 'string') return { ok: false, refusal: look };
    const glance = glanceAt(this.#document, plan);
    const before = this.#last?.glance;
    // Without a confirmation on the page: the address has moved on, and the page still shows the record before.
    const isLeftOver = before?.values === glance.values && before.record !== glance.record;
    if (isLeftOver && plan.recordId.confirm.length === 0) return { ok: false, refusal: 'unsettled' };
    this.#last = { plan, glance };
    const ledger = new Ledger(cleanText(valuesOf(look)).text);
    this.#keep(readingId, ledger);
    return { ok: true, reading: readingOf(look, this.#document.location, ledger) };
  }

  /** Turns the placeholders of a reading back into what stood on the page. */
  reveal(readingId: string, text: string): PageReplies['reveal'] {
    const ledger = this.#ledgers.get(readingId);
    return { text: ledger?.reveal(text) ?? text, known: ledger !== undefined };
  }

  /** Shows the person where a value of the latest reading stands. */
  highlight(locators: PlannedLocator[]): PageReplies['highlight'] {
    if (this.#last === null) return { found: false };
    const { scene } = sceneOf(this.#document, this.#last.plan);
    const { found } = locateFirst(scene, locators);
    if (found) highlight(found.element);
    return { found: found !== null };
  }

  /** Tells when the record is no longer as it was read last. Returns how to end it. */
  watch(plan: FieldPlan, notify: (what: WatchNotice['what']) => void): () => void {
    return watchRecord(this.#document, plan, notify, this.#last?.glance);
  }

  #keep(readingId: string, ledger: Ledger): void {
    this.#ledgers.set(readingId, ledger);
    const [oldest = ''] = this.#ledgers.keys();
    if (this.#ledgers.size > mostReadings) this.#ledgers.delete(oldest);
  }
}
