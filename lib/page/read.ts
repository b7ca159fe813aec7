import { Ledger } from '../core/mask/ledger.ts';
import type { MaskTable } from '../core/mask/mask-table.ts';
import type { FieldPlan, PlannedLocator } from '../core/plan.ts';
import { cleanText } from './clean.ts';
import { type Glance, glanceOf } from './glance.ts';
import { highlight } from './highlight.ts';
import { locateFirst } from './locate.ts';
import { sceneOf, valuesOf } from './look.ts';
import { maskLook } from './mask-look.ts';
import type { PageReplies, WatchNotice } from './messages.ts';
import { settledLook } from './settle.ts';
import { watchRecord } from './watch.ts';

/** So many readings can be revealed; the oldest is forgotten. */
const mostReadings = 20;
/** After this long a page that goes to another address has shown that record; two records may well be alike. */
const leftOverMs = 3_000;

/** Reads records of one document, and keeps in the page's memory what its placeholders stand for. */
export class RecordReader {
  readonly #document: Document;
  readonly #ledgers = new Map<string, Ledger>();
  #last: { plan: FieldPlan; glance: Glance } | null = null;
  #leftOver = { record: '', sinceMs: 0 };

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The open record by this plan, masked; or why there is none. Takes at least a tenth of a second.
   *
   * @throws when there are no masks
   */
  async read(plan: FieldPlan, masks: MaskTable, readingId: string): Promise<PageReplies['read']> {
    if (!masks.rules.length) throw new Error('no masks');
    const look = await settledLook(this.#document, plan);
    if (typeof look === 'string') return { ok: false, refusal: look };
    const glance = glanceOf(this.#document, plan, look);
    if (plan.recordId.confirm.length === 0 && this.#isLeftOver(glance))
      return { ok: false, refusal: 'unsettled' };
    this.#last = { plan, glance };
    const ledger = new Ledger(cleanText(valuesOf(look)).text);
    this.#keep(readingId, ledger);
    return { ok: true, reading: maskLook(look, this.#document.location, { table: masks, ledger }) };
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

  /** Whether the address has just moved on, and the page may still show the record before. */
  #isLeftOver({ record, values }: Glance): boolean {
    const before = this.#last?.glance;
    if (before?.values !== values || before.record === record) return false;
    const nowMs = performance.now();
    if (this.#leftOver.record !== record) this.#leftOver = { record, sinceMs: nowMs };
    return nowMs - this.#leftOver.sinceMs < leftOverMs;
  }

  #keep(readingId: string, ledger: Ledger): void {
    this.#ledgers.set(readingId, ledger);
    const [oldest = ''] = this.#ledgers.keys();
    if (this.#ledgers.size > mostReadings) this.#ledgers.delete(oldest);
  }
}
