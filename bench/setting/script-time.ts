import type { TraceEvent } from './trace.ts';

/** Processor time that the extension's scripts took in one frame, in milliseconds. */
export interface ScriptTime {
  /** Compiling the script and running it once. */
  loadMs: number;
  /** Everything else: messages, timers, observers. */
  workMs: number;
  /** The longest stretch without a break. */
  longestMs: number;
}

const entries = new Set(['EvaluateScript', 'FunctionCall', 'TimerFire']);

const end = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

const liesIn = (inner: TraceEvent, outer: TraceEvent): boolean =>
  inner !== outer && inner.ts >= outer.ts && end(inner) <= end(outer);

const isPageScript = ({ args }: TraceEvent): boolean => args?.data?.url?.startsWith('http') ?? false;

const entriesOf = (events: readonly TraceEvent[], frame: string): TraceEvent[] => {
  const known = events.find(({ args }) => args?.data?.frame === frame);
  return events
    .filter(
      ({ name, ph, pid, tid }) => entries.has(name) && ph === 'X' && pid === known?.pid && tid === known.tid,
    )
    .sort((a, b) => a.ts - b.ts || end(b) - end(a));
};

/**
 * The outermost entries into scripts that are not the page's. The browser names no script for messages and for timers
 * that settle a promise; a page without scripts of its own at that moment leaves those to the extension. What the page's
 * scripts set off in the extension, such as an observer, counts; the page's own part does not.
 */
const extensionEntries = (events: readonly TraceEvent[], frame: string): TraceEvent[] => {
  const all = entriesOf(events, frame);
  const pages = all.filter(isPageScript);
  const ofPage = (event: TraceEvent): boolean =>
    isPageScript(event) || (event.name === 'TimerFire' && pages.some(page => liesIn(page, event)));
  const outermost: TraceEvent[] = [];
  for (const event of all) {
    const last = outermost.at(-1);
    if (!ofPage(event) && !(last && liesIn(event, last))) outermost.push(event);
  }
  return outermost;
};

const milliseconds = ({ tdur = 0 }: TraceEvent): number => tdur / 1000;
const sum = (events: readonly TraceEvent[]): number =>
  events.reduce((total, event) => total + milliseconds(event), 0);

/** What a trace says about the extension's scripts in the frame with this id. */
export const scriptTimeOf = (events: readonly TraceEvent[], frame: string): ScriptTime => {
  const found = extensionEntries(events, frame);
  const loads = found.filter(({ name }) => name === 'EvaluateScript');
  return {
    loadMs: sum(loads),
    workMs: sum(found) - sum(loads),
    longestMs: Math.max(0, ...found.map(milliseconds)),
  };
};
