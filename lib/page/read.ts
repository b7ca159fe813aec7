import type { PageReading } from '../core/complete-reading.ts';
import type { FieldPlan, FieldReading, MessageReading, PlannedLocator } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import type { SeenMessage } from './conversation.ts';
import { highlight } from './highlight.ts';
import { locateFirst } from './locate.ts';
import { type Look, sceneOf, valuesOf } from './look.ts';
import { detectors } from './mask/detectors.ts';
import { kindOfTitle, Ledger } from './mask/ledger.ts';
import { maskText } from './mask/mask.ts';
import { Vault } from './mask/vault.ts';
import type { PageReplies } from './messages.ts';
import { settledLook } from './settle.ts';
import type { Taken } from './visible-text.ts';

const mostCharacters = 20_000;
const mostAuthorCharacters = 200;
const mostTimeCharacters = 80;
const mostPlaceholders = 100;
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

/** A UUID from the browser's random numbers: `crypto.randomUUID` is missing on pages without TLS. */
const newId = (): string => {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
};

const readingOf = (look: Look, plan: FieldPlan, location: Location, ledger: Ledger): PageReading => {
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
  readonly #document: Document;
  readonly #vault = new Vault();
  #last: { plan: FieldPlan; recordId: string; values: string } | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The open record by this plan, masked; or why there is none. Takes at least a tenth of a second. */
  async read(plan: FieldPlan): Promise<PageReplies['read']> {
    const look = await settledLook(this.#document, plan);
    if (typeof look === 'string') return { ok: false, refusal: look };
    if (this.#isLeftOver(look, plan)) return { ok: false, refusal: 'unsettled' };
    this.#last = { plan, recordId: look.recordId, values: valuesOf(look) };
    const ledger = new Ledger(kindsOf(plan));
    const reading = readingOf(look, plan, this.#document.location, ledger);
    this.#vault.keep(reading.id, ledger);
    return { ok: true, reading };
  }

  reveal(readingId: string, text: string): PageReplies['reveal'] {
    const revealed = this.#vault.reveal(readingId, text);
    return { text: revealed ?? text, known: revealed !== null };
  }

  /** Shows the person where a value of the latest reading stands. */
  highlight(locators: PlannedLocator[]): PageReplies['highlight'] {
    if (this.#last === null) return { found: false };
    const { scene } = sceneOf(this.#document, this.#last.plan);
    const { found } = locateFirst(scene, locators);
    if (found) highlight(found.element);
    return { found: found !== null };
  }

  /** Without a confirmation on the page: the address has moved on and the page still shows the record before. */
  #isLeftOver(look: Look, plan: FieldPlan): boolean {
    if (plan.recordId.confirm.length > 0 || this.#last === null) return false;
    return this.#last.recordId !== look.recordId && this.#last.values === valuesOf(look);
  }
}
