import { findRecordId } from '../../core/pattern.ts';
import type { FieldPlan } from '../../core/plan.ts';
import type { Pointed } from '../../core/pointing.ts';
import { confirmId } from './confirm-id.ts';
import { locatorStates } from './locator-states.ts';
import type { PointerReplies, PointerRequest } from './messages.ts';
import { Pointing } from './pointing.ts';
import { suggestRepairs } from './repair.ts';

/** A room that waits asks anew after this long. */
const waitMs = 8_000;
/** A room that was closed does not ask any more: then the page is given back. */
const abandonedMs = 30_000;

/** The ids in an address: what the pattern takes from it, and its numbers and codes. */
const idsIn = ({ pathname, search, hash }: Location, path: string): string[] => {
  const address = pathname + search + hash;
  const codes = address.match(/[A-Za-z]*-?\d[\w-]{1,60}/g) ?? [];
  return [findRecordId(path, address), ...codes].filter(id => id.length > 1);
};

/** Answers the worker's requests about one document, and keeps what was pointed at until the next beginning. */
export class Pointer {
  readonly #document: Document;
  #pointing: Pointing | null = null;
  #pointed: Pointed[] = [];
  #wake: () => void = () => undefined;
  #abandoned = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  async answer(request: PointerRequest): Promise<PointerReplies[PointerRequest['type']]> {
    switch (request.type) {
      case 'begin':
        return this.#begin(request);
      case 'wait':
        return this.#wait(request.after);
      case 'end':
        this.#pointing?.end();
        return { over: true };
      case 'states':
        return locatorStates(this.#document, request.plan);
      case 'repair':
        return suggestRepairs(this.#document, request.plan, request.titles, {
          ids: this.#ids(request.plan),
          masks: request.masks,
        });
      case 'confirm':
        return confirmId(this.#document, request.plan);
    }
  }

  #ids({ recordId }: FieldPlan): string[] {
    return idsIn(this.#document.location, recordId.path);
  }

  #begin({ mode, plan, masks }: Extract<PointerRequest, { type: 'begin' }>): PointerReplies['begin'] {
    const view = this.#document.defaultView;
    if (!view || view.top !== view || view.origin === 'null' || !masks.rules.length) return { begun: false };
    this.#pointing?.end();
    this.#pointed = [];
    this.#pointing = new Pointing(
      this.#document,
      mode,
      plan,
      { ids: this.#ids(plan), masks },
      {
        pointed: what => {
          this.#pointed.push(what);
          this.#wake();
        },
        over: () => {
          this.#pointing = null;
          this.#wake();
        },
      },
    );
    this.#expectToBeAsked();
    return { begun: true };
  }

  async #wait(after: number): Promise<PointerReplies['wait']> {
    this.#expectToBeAsked();
    this.#wake();
    if (this.#pointing && this.#pointed.length <= after)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, waitMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return { pointed: this.#pointed.slice(after), over: this.#pointing === null };
  }

  #expectToBeAsked(): void {
    clearTimeout(this.#abandoned);
    this.#abandoned = setTimeout(() => this.#pointing?.end(), abandonedMs) as unknown as number;
  }
}
