import type { FieldPlan } from '../core/plan.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { WatchNotice } from './messages.ts';
import { attributesOf, selectorsOf } from './plan-locators.ts';
import { shadowRootsOn } from './select.ts';

const quietMs = 250;
const longestWaitMs = 1_000;

/** Page changes without a change of the tree: what people type, and moves within a page that loads nothing. */
const inputEvents = ['input', 'change'];
const moveEvents = ['popstate', 'hashchange'];

/** Looks again at a record some time after the page changed, and tells when what it shows has changed. */
class RecordWatch {
  private readonly document: Document;
  private readonly plan: FieldPlan;
  private readonly notify: (what: WatchNotice['what']) => void;
  private readonly observer: MutationObserver;
  private readonly over = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince = 0;
  private last: Glance;

  constructor(document: Document, plan: FieldPlan, notify: (what: WatchNotice['what']) => void) {
    this.document = document;
    this.plan = plan;
    this.notify = notify;
    this.observer = new MutationObserver(() => this.soon());
    this.last = glanceAt(document, plan);
    this.observe();
    this.listen();
  }

  stop(): void {
    this.observer.disconnect();
    this.over.abort();
    clearTimeout(this.timer);
  }

  /** Observing a place twice counts once, so that shadow roots that come later are joined by calling this again. */
  private observe(): void {
    const attributeFilter = ['hidden', ...attributesOf(this.plan)];
    const options = {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter,
    };
    this.observer.observe(this.document, options);
    for (const css of selectorsOf(this.plan)) {
      for (const root of shadowRootsOn(this.document, css)) this.observer.observe(root, options);
    }
  }

  private listen(): void {
    const view = this.document.defaultView;
    const { signal } = this.over;
    const soon = (): void => this.soon();
    for (const name of inputEvents)
      view?.addEventListener(name, soon, { signal, capture: true, passive: true });
    for (const name of moveEvents) view?.addEventListener(name, soon, { signal });
    view?.navigation?.addEventListener('currententrychange', soon, { signal });
  }

  /** Waits for a quiet moment, and not for ever on a page that is never quiet. */
  private soon(): void {
    const now = performance.now();
    if (this.timer === undefined) this.waitingSince = now;
    else if (now - this.waitingSince > longestWaitMs - quietMs) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.compare(), quietMs);
  }

  private compare(): void {
    this.timer = undefined;
    const now = glanceAt(this.document, this.plan);
    const before = this.last;
    this.last = now;
    this.observe();
    if (now.recordId !== before.recordId) this.notify('record');
    else if (now.values !== before.values) this.notify('values');
  }
}

/** Calls `notify` whenever the open record, or what the plan reads of it, changes. Returns how to end it. */
export const watchRecord = (
  document: Document,
  plan: FieldPlan,
  notify: (what: WatchNotice['what']) => void,
): (() => void) => {
  const watch = new RecordWatch(document, plan, notify);
  return () => watch.stop();
};
