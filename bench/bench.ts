/** One line of the table: a piece of Countersign and its floor, measured in turn on the same machine. */
export interface Figure {
  /** What was measured: a store, a page size, a number of callers. */
  what: string;
  /** One value for each round, in the bench's unit. */
  ours: number[];
  /** The least that any implementation has to spend, in words. */
  floor: string;
  /** One value for each round, of the same rounds. */
  floors: number[];
}

export interface Bench {
  name: string;
  unit: string;
  /** Whether more of the unit is better, as with a rate, or less, as with a time or a size. */
  better: 'more' | 'less';
  run(): Promise<Figure[]>;
}
