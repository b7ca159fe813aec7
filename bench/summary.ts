import type { Bench, Figure } from './bench.ts';

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** The median of at least one value, and how far the values lie apart. */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
};

export interface Summary {
  ours: Spread;
  floor: Spread;
  /** How many times the floor's cost, by rounds: what the machine was busy with in a round weighs on both. */
  ratio: Spread;
}

export const summaryOf = ({ ours, floors }: Figure, better: Bench['better']): Summary => {
  const quotients = ours.map((value, round) => value / (floors[round] ?? Number.NaN));
  return {
    ours: spreadOf(ours),
    floor: spreadOf(floors),
    ratio: spreadOf(better === 'less' ? quotients : quotients.map(quotient => 1 / quotient)),
  };
};
