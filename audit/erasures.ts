import { type QueryExecutorProvider, sql } from 'kysely';
import { dataProblem, type Row } from './rows.ts';

/** What the details of a `data.erased` event name. Those of an earlier form named nothing. */
export interface ErasedNames {
  events: ReadonlySet<unknown>;
  artifacts: ReadonlySet<unknown>;
}

const setOf = (value: unknown): ReadonlySet<unknown> => new Set(Array.isArray(value) ? value : []);

/** Details that are no JSON object were edited, which their commitment tells; here they then name nothing. */
export const namesIn = (data: string | null): ErasedNames => {
  try {
    const { events, artifacts } = Object(JSON.parse(data ?? '{}'));
    return { events: setOf(events), artifacts: setOf(artifacts) };
  } catch {
    return { events: new Set(), artifacts: new Set() };
  }
};

/** An artifact without its body, and when and under which policy version its row says that it was erased. */
interface Tombstone {
  digest: string;
  at: string | null;
  policyVersion: number | null;
}

/** All artifacts without a body. */
export const readTombstones = async (db: QueryExecutorProvider): Promise<Tombstone[]> => {
  const { rows } = await sql<Tombstone>`
    select digest, to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      erased_under as "policyVersion"
    from artifacts where body is null order by digest`.execute(db);
  return rows;
};

const eventsSentence = (first: number, last: number): string =>
  first === last
    ? `Event ${first} has lost its details, and no later event tells of that: erased by hand.`
    : `Events ${first} to ${last} have lost their details, and no later event tells of that: erased by hand.`;

/**
 * Promise under test: what is gone was erased by the backend, which says so in the log, by name. Rows are given in the order
 * of their numbers, so that an event explains only what came before it.
 */
export class Erasures {
  #events = new Set<unknown>();
  #artifacts: Map<unknown, Tombstone>;

  constructor(tombstones: readonly Tombstone[]) {
    this.#artifacts = new Map(tombstones.map(tombstone => [tombstone.digest, tombstone]));
  }

  row(row: Row): void {
    if (row.data === null) this.#events.add(row.seq);
    else if (row.type === 'data.erased' && dataProblem(row) === null) this.#explain(row);
  }

  #explain({ data, at, policy_version: version }: Row): void {
    const { events, artifacts } = namesIn(data);
    for (const seq of events) this.#events.delete(seq);
    for (const digest of artifacts) {
      const tombstone = this.#artifacts.get(digest);
      // Stored again and then erased by hand, it would be named too, by the event of its first erasure.
      if (tombstone?.at === at && tombstone.policyVersion === version) this.#artifacts.delete(digest);
    }
  }

  /** One sentence for each run of events, and for each artifact, that no event explains. */
  *unexplained(): Generator<{ event: number | null; sentence: string }> {
    let span: { first: number; last: number } | null = null;
    for (const seq of this.#events as Set<number>) {
      if (span?.last === seq - 1) span.last = seq;
      else {
        if (span) yield { event: span.first, sentence: eventsSentence(span.first, span.last) };
        span = { first: seq, last: seq };
      }
    }
    if (span) yield { event: span.first, sentence: eventsSentence(span.first, span.last) };
    for (const { digest } of this.#artifacts.values())
      yield {
        event: null,
        sentence: `The artifact ${digest} has lost its body, and no event of that time tells of it: erased by hand.`,
      };
  }
}
