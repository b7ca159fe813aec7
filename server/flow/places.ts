/**
 * Every event has a fixed place in its run, so that a listener can go on from the last place it heard, whether the events
 * come live or are rebuilt from the store: the run's nodes have a thousand places each.
 */
const placesPerNode = 1000;

export const placeOf = {
  started: (position: number): number => position * placesPerNode + 1,
  /** The text so far of a node that is writing; `step` counts from 0, up to `mostTexts`. */
  text: (position: number, step: number): number => position * placesPerNode + 2 + step,
  result: (position: number): number => position * placesPerNode + 998,
  finished: (position: number): number => position * placesPerNode + 999,
  end: (nodes: number): number => nodes * placesPerNode,
};

export const mostTexts = 900;
