import type { RunEvent } from '../../lib/core/draft.ts';

/** An event with its place in the run; places grow, with gaps. */
export interface PlacedEvent {
  index: number;
  event: RunEvent;
}

/** What a run under way has told so far, and a way to hear the rest. */
export class LiveRun {
  readonly #events: PlacedEvent[] = [];
  #ended = false;
  #changed = Promise.withResolvers<void>();

  publish(index: number, event: RunEvent): void {
    this.#events.push({ index, event });
    this.#announce();
  }

  end(): void {
    this.#ended = true;
    this.#announce();
  }

  #announce(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  /** Every event after the given place, as they come, until the run ends or the listener goes. */
  async *after(index: number, signal: AbortSignal): AsyncIterable<PlacedEvent> {
    const gone = new Promise<void>(resolve =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    let next = 0;
    while (!signal.aborted) {
      for (; next < this.#events.length && !signal.aborted; next++) {
        const placed = this.#events[next];
        if (placed && placed.index > index) yield placed;
      }
      if (this.#ended) return;
      await Promise.race([this.#changed.promise, gone]);
    }
  }
}
