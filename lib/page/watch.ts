import type { FieldPlan } from '../core/plan.ts';
import { lookAt, valuesOf } from './look.ts';
import type { WatchNotice } from './messages.ts';
import { locatorsOf } from './plan-locators.ts';
import { shadowRootsOn } from './select.ts';

const waitMs = 300;

/** What changes a page without changing its tree: typing, and moves within a page that loads nothing. */
const events = ['input', 'change', 'popstate', 'hashchange'];

/** Enough to tell that the record has changed, and cheap on a long conversation: its newest message and how many there are. */
const glance = (document: Document, plan: FieldPlan): { record: string; values: string } => {
  const look = lookAt(document, plan, 1);
  return typeof look === 'string'
    ? { record: '', values: '' }
    : { record: look.recordId, values: valuesOf(look) };
};

/**
 * Calls `notify` whenever the open record, or what the plan reads of it, changes. However often the page changes, it is
 * looked at a few times a second at most. Returns how to end it.
 */
export const watchRecord = (
  document: Document,
  plan: FieldPlan,
  notify: (what: WatchNotice['what']) => void,
): (() => void) => {
  const { defaultView: view } = document;
  const over = new AbortController();
  const { signal } = over;
  let last = glance(document, plan);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const compare = (): void => {
    timer = undefined;
    const before = last;
    last = glance(document, plan);
    observe();
    if (last.record !== before.record) notify('record');
    else if (last.values !== before.values) notify('values');
  };
  const soon = (): void => {
    timer ??= setTimeout(compare, waitMs);
  };

  const observer = new MutationObserver(soon);
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
  for (const name of events) view?.addEventListener(name, soon, { signal, capture: true, passive: true });
  view?.navigation?.addEventListener('currententrychange', soon, { signal });
  return () => {
    over.abort();
    observer.disconnect();
    clearTimeout(timer);
  };
};
