import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../core/draft.ts';
import type { PageFrame, WorkerFrame } from './frames.ts';

/** One port as the browser hands it out. `say` and `drop` are the other end. */
const aPort = (name: string) => {
  const hearing: ((frame: WorkerFrame) => void)[] = [];
  const dropped: (() => void)[] = [];
  const said: PageFrame[] = [];
  const port = {
    name,
    said,
    open: true,
    onMessage: { addListener: (listener: (frame: WorkerFrame) => void) => hearing.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => dropped.push(listener) },
    postMessage: (frame: PageFrame) => said.push(frame),
    disconnect: () => {
      port.open = false;
    },
    say: (frame: WorkerFrame) => {
      for (const hear of hearing) hear(frame);
    },
    drop: () => {
      port.open = false;
      for (const tell of dropped) tell();
    },
  };
  return port;
};

const ports: ReturnType<typeof aPort>[] = [];
const latest = () => {
  const port = ports.at(-1);
  if (!port) throw new Error('no port was opened');
  return port;
};
vi.stubGlobal('chrome', {
  runtime: {
    connect: ({ name }: { name: string }) => {
      ports.push(aPort(name));
      return latest();
    },
  },
});
const { openLive, openRun } = await import('./streams.ts');

beforeEach(() => {
  vi.useFakeTimers();
  ports.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const runId = '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11';
const text = (words: string): RunEvent => ({ type: 'text', text: words });
const offline = { code: 'offline', message: 'The backend does not answer.' };

const follow = () => {
  const events: RunEvent[] = [];
  const states: string[] = [];
  const hangUp = openRun(
    runId,
    event => events.push(event),
    ({ state }) => states.push(state),
  );
  return { events, states, hangUp };
};

describe('the stream of a run', () => {
  it('goes on behind the last event after the worker was ended', () => {
    const { events, states } = follow();
    latest().say({ type: 'open' });
    latest().say({ type: 'event', id: '1', event: text('a') });
    latest().say({ type: 'event', id: '2', event: text('b') });
    latest().drop();
    vi.advanceTimersByTime(500);
    expect(ports).toHaveLength(2);
    expect(latest()).toMatchObject({ name: `run:${runId}`, said: [{ type: 'start', after: '2' }] });
    latest().say({ type: 'event', id: '3', event: text('c') });
    expect(events).toEqual([text('a'), text('b'), text('c')]);
    expect(states).toEqual(['connecting', 'open', 'waiting', 'connecting']);
  });

  it('is complete with its last event: the line is closed and not opened again', () => {
    const { states } = follow();
    latest().say({ type: 'event', id: '1', event: { type: 'stopped', reason: 'no AI', rule: null } });
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
    expect(latest().open).toBe(false);
    expect(states.at(-1)).toBe('ended');
  });

  it('is given up when another try cannot help', () => {
    const { states } = follow();
    latest().say({ type: 'failed', problem: offline, again: false });
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
    expect(states.at(-1)).toBe('refused');
  });

  it('is over when the page leaves, in the middle of a wait too', () => {
    const { hangUp } = follow();
    latest().say({ type: 'failed', problem: offline, again: true });
    hangUp();
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
  });
});

describe('live updates', () => {
  it('wait longer after each failure, at most half a minute, and begin anew once a line was open', () => {
    openLive(
      () => undefined,
      () => undefined,
    );
    for (let failures = 0; failures < 12; failures++) {
      latest().say({ type: 'failed', problem: offline, again: true });
      vi.advanceTimersByTime(30_000);
    }
    expect(ports).toHaveLength(13);
    latest().say({ type: 'failed', problem: offline, again: true });
    vi.advanceTimersByTime(14_999);
    expect(ports).toHaveLength(13);
    vi.advanceTimersByTime(15_001);
    latest().say({ type: 'open' });
    latest().say({ type: 'failed', problem: offline, again: true });
    vi.advanceTimersByTime(500);
    expect(ports).toHaveLength(15);
  });

  it('keep the worker awake while they are open, and let it sleep afterwards', () => {
    const hangUp = openLive(
      () => undefined,
      () => undefined,
    );
    vi.advanceTimersByTime(60_000);
    expect(latest().said.filter(({ type }) => type === 'ping')).toHaveLength(3);
    hangUp();
    vi.advanceTimersByTime(60_000);
    expect(latest().said.filter(({ type }) => type === 'ping')).toHaveLength(3);
  });
});
