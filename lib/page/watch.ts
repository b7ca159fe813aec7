import type { FieldPlan } from '../core/plan.ts';
import { glanceAt } from './glance.ts';
import type { WatchNotice } from './messages.ts';
import { defaultView } from './native.ts';
import { locatorsOf } from './plan-locators.ts';
import { shadowRootsOn } from './select.ts';

const nearWaitMs = 300;
/** A change elsewhere seldom matters, and some pages never stop changing. */
const farWaitMs = 2_000;
/** Looking again takes at most this part of the time, on a page of any size. */
const mostLooking = 1 / 20;

/** What changes a page without changing its tree: typing, and moves within a page that loads nothing. */
const events = ['input', 'change', 'popstate'];

/**
 * Calls `notify` whenever the open record, or what the plan reads of it, is not what it was at the last glance. However
 * often the page changes, it is looked at a few times a second at most. Returns how to end it.
 */
export const watchRecord = (
  document: Document,
  plan: FieldPlan,
  notify: (what: WatchNotice['what']) => void,
  since = glanceAt(document, plan),
): (() => void) => {
  const view = defaultView(document) as Window;
  const over = new AbortController();
  const { signal } = over;
  let last = since;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueMs = 0;
  let restMs = 0;

  const compare = (): void => {
    timer = undefined;
    const before = last;
    const beganMs = performance.now();
    last = glanceAt(document, plan);
    restMs = (performance.now() - beganMs) / mostLooking;
    observe();
    if (last.record !== before.record) notify('record');
    else if (last.values !== before.values) notify('values');
  };
  const lookAfter = (waitMs: number): void => {
    const wantedMs = performance.now() + Math.max(waitMs, restMs);
    if (timer !== undefined && dueMs <= wantedMs) return;
    clearTimeout(timer);
    dueMs = wantedMs;
    timer = setTimeout(compare, wantedMs - performance.now());
  };
  const soon = (): void => lookAfter(nearWaitMs);

  const observer = new MutationObserver(changes => lookAfter(last.isNear(changes) ? nearWaitMs : farWaitMs));
  const locators = locatorsOf(plan);
  const attributeFilter = [
    'hidden',
    ...locators.flatMap(({ read }) => (typeof read === 'object' ? [read.attribute] : [])),
  ];
  /** Observing a place twice counts once, so that shadow roots which come later are joined by calling this again. */
  const observe = (): void => {
    const shadows = locators.flatMap(({ css = '' }) => shadowRootsOn(document, css));
    for (const place of [document, ...shadows]) {
      observer.observe(place, { subtree: true, childList: true, characterData: true, attributeFilter });
    }
  };

  observe();
  soon();
  for (const name of events) view.addEventListener(name, soon, { signal, capture: true, passive: true });
  view.navigation?.addEventListener('currententrychange', soon, { signal });
  return () => {
    over.abort();
    observer.disconnect();
    clearTimeout(timer);
  };
};
