import { Fault } from '../../lib/core/fault.ts';

const windowMs = 60_000;
const startsPerWindow = 12;

/** Counts how often each person starts a run, so that one person or a broken loop cannot use up everything. */
export class StartLimit {
  readonly #starts = new Map<string, number[]>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Faults `too-many` when a person has started too many runs within the last minute. */
  take(sub: string): void {
    const now = this.#now().getTime();
    for (const [person, times] of this.#starts)
      if (times.every(time => time <= now - windowMs)) this.#starts.delete(person);
    const recent = (this.#starts.get(sub) ?? []).filter(time => time > now - windowMs);
    if (recent.length >= startsPerWindow)
      throw new Fault(
        'too-many',
        `You started ${startsPerWindow} drafts within a minute. Wait a moment and try again.`,
      );
    this.#starts.set(sub, [...recent, now]);
  }
}

/** Lets a bounded number of tasks work at once; the others wait their turn. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async use<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
