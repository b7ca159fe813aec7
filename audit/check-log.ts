import { type QueryExecutorProvider, sql } from 'kysely';
import type { SignedSize } from './checkpoints.ts';
import { Erasures, readTombstones } from './erasures.ts';
import { GrowingTree } from './merkle.ts';
import { type Finding, type Mismatch, nameMismatches } from './mismatches.ts';
import { dataProblem, leafOfRow, type Row, readRows } from './rows.ts';

export interface LogReport {
  events: number;
  erased: number;
  /** Events that no checkpoint speaks of yet. */
  unsigned: number;
  findings: Finding[];
}

/** Of a log that is broken throughout, the first findings tell enough; the others are counted. */
const mostNamed = 500;

const span = (first: number, last: number): string =>
  first === last ? `Event ${first} is` : `Events ${first} to ${last} are`;

/**
 * Walks the log once. Two trees grow beside each other: over the leaves as stored, and over leaves computed from the rows.
 * Whichever still gives a signed root tells which of the two was edited.
 */
class LogWalk {
  readonly findings: Finding[] = [];
  events = 0;
  erased = 0;
  last = 0;
  #gapless = true;
  #diverged = false;
  #continued = 0;
  #unnamed = 0;
  #mismatches: Mismatch[] = [];
  #stored = new GrowingTree();
  #computed = new GrowingTree();
  #erasures: Erasures;

  constructor(erasures: Erasures) {
    this.#erasures = erasures;
  }

  row(row: Row): void {
    this.events += 1;
    if (row.data === null) this.erased += 1;
    if (row.seq <= this.last) this.#report(row.seq, `Event ${row.seq} was inserted: its number is not free.`);
    if (row.seq > this.last + 1)
      this.#report(this.last + 1, `${span(this.last + 1, row.seq - 1)} missing: deleted.`);
    if (row.seq !== this.last + 1) this.#gapless = false;
    this.last = Math.max(this.last, row.seq);
    this.#erasures.row(row);
    this.#content(row);
  }

  #content(row: Row): void {
    const problem = dataProblem(row);
    if (problem) this.#report(row.seq, `Event ${row.seq} was edited: ${problem}.`);
    const computed = leafOfRow(row);
    if (computed !== row.leaf && this.#mayName(this.#mismatches))
      this.#mismatches.push({ row, signed: 'unknown' });
    this.#stored.add(row.leaf);
    this.#computed.add(computed);
  }

  /** Compares the tree so far with a signed root over as many events. */
  compare({ size, root, where }: SignedSize): void {
    if (!this.#gapless || this.#diverged) return;
    const signed = this.#computed.root === root ? 'content' : this.#stored.root === root ? 'leaf' : 'unknown';
    for (const mismatch of this.#mismatches) if (mismatch.signed === 'unknown') mismatch.signed = signed;
    if (signed !== 'unknown') {
      this.#continued = size;
      return;
    }
    this.#diverged = true;
    this.#report(
      null,
      `The first ${size} events are not the ones that were signed (checkpoint ${where}). Up to event ${this.#continued} they are; ` +
        `among events ${this.#continued + 1} to ${size} at least one was edited, replaced, moved, inserted or deleted, and its hashes with it.`,
    );
  }

  /** Compares what was read with the head, which the writer moves with every event. */
  end(head: { size: number; frontier: string[] } | undefined): void {
    this.findings.push(...nameMismatches(this.#mismatches));
    const emptied: Finding[] = [];
    for (const finding of this.#erasures.unexplained()) if (this.#mayName(emptied)) emptied.push(finding);
    this.findings.push(...emptied);
    if (this.#unnamed > 0)
      this.#report(null, `${this.#unnamed} more findings about single events are not listed.`);
    if (!head) this.#report(null, 'The head of the log is missing: deleted.');
    else if (head.size > this.last)
      this.#report(
        this.last + 1,
        `${span(this.last + 1, head.size)} missing at the end: the log was cut short.`,
      );
    else if (head.size < this.last)
      this.#report(
        head.size + 1,
        `${span(head.size + 1, this.last)} beyond the end that the log’s head states: inserted.`,
      );
    else if (this.#gapless && head.frontier.join() !== this.#stored.frontier.join())
      this.#report(null, 'The head of the log does not fit its events: the head or an event was edited.');
  }

  #report(event: number | null, sentence: string): void {
    if (event === null || this.#mayName(this.findings)) this.findings.push({ event, sentence });
  }

  #mayName(named: readonly unknown[]): boolean {
    if (named.length >= mostNamed) this.#unnamed += 1;
    return named.length < mostNamed;
  }
}

const readHead = async (db: QueryExecutorProvider) => {
  const { rows } = await sql<{
    size: number;
    frontier: string[];
  }>`select size, frontier from log_head`.execute(db);
  return rows[0];
};

const cut = ({ size, where }: SignedSize, last: number): Finding => ({
  event: last + 1,
  sentence: `The log was cut short: a checkpoint of ${size} events was signed (${where}), and only ${last} are left.`,
});

/** Checks every row, and every signed size against the tree over as many rows. `signed` is in order of size. */
export const checkLog = async (
  db: QueryExecutorProvider,
  signed: readonly SignedSize[],
): Promise<LogReport> => {
  const walk = new LogWalk(new Erasures(await readTombstones(db)));
  const waiting = [...signed].reverse();
  const compareUpTo = (size: number): void => {
    while ((waiting.at(-1)?.size ?? Number.POSITIVE_INFINITY) <= size)
      walk.compare(waiting.pop() as SignedSize);
  };
  compareUpTo(0);
  for await (const row of readRows(db)) {
    walk.row(row);
    compareUpTo(row.seq);
  }
  walk.end(await readHead(db));
  const beyond = waiting[0];
  if (beyond) walk.findings.push(cut(beyond, walk.last));
  const lastSigned = signed.at(-1)?.size ?? 0;
  return {
    events: walk.events,
    erased: walk.erased,
    unsigned: Math.max(0, walk.last - lastSigned),
    findings: walk.findings,
  };
};
