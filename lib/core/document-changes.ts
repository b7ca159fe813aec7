import { canonicalJson, type Json } from './canonical.ts';
import type { DocumentChange } from './policy-diff-shape.ts';

type JsonMap = { [key: string]: Json };

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (map: JsonMap, key: string): Json | undefined => (Object.hasOwn(map, key) ? map[key] : undefined);

const isEqual = (one: Json | undefined, other: Json | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);

/**
 * The smallest set of moved values that leads from one document to the other: maps are compared key by key, lists and
 * plain values as a whole. The order of keys means nothing.
 */
export const changesBetween = (
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): DocumentChange[] => {
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key => changesBetween(own(before, key), own(after, key), [...path, key]));
  }
  if (isEqual(before, after)) return [];
  return [
    {
      path: [...path],
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
};
