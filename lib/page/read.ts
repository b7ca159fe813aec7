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

/** Reads records of one document, and keeps in the page's memory what its placeholders stand for. */
export class RecordReader {
  readonly #document: Document;
  readonly #ledgers = new Map<string, Ledger>();
  #last: { plan: FieldPlan; glance: Glance } | null = null;

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
    const before = this.#last?.glance;
    // Without a confirmation on the page: the address has moved on, and the page still shows the record before.
    const isLeftOver = before?.values === glance.values && before.record !== glance.record;
    if (isLeftOver && plan.recordId.confirm.length === 0) return { ok: false, refusal: 'unsettled' };
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

  #keep(readingId: string, ledger: Ledger): void {
    this.#ledgers.set(readingId, ledger);
    const [oldest = ''] = this.#ledgers.keys();
    if (this.#ledgers.size > mostReadings) this.#ledgers.delete(oldest);
  }
}
