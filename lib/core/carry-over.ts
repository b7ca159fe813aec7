import { applyEdits } from './apply-edits.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { changesBetween } from './document-changes.ts';
import type { PolicyEdit } from './policy-edit.ts';

type Path = readonly string[];

const valueAt = (document: Json, path: Path): Json | undefined => {
  let value: Json | undefined = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as { [key: string]: Json })[step];
  }
  return value;
};

const isWithin = (inner: Path, outer: Path): boolean => outer.every((step, depth) => inner[depth] === step);

const isSameAt = (path: Path, one: Json, other: Json): boolean => {
  const [first, second] = [valueAt(one, path), valueAt(other, path)];
  return first === undefined || second === undefined
    ? first === second
    : canonicalJson(first) === canonicalJson(second);
};

/**
 * Makes on `current` the changes that lead from `base` to `draft`, and names the places that both changed differently:
 * there the draft's value is taken.
 */
export const carryOver = ({
  base,
  draft,
  current,
}: {
  base: Json;
  draft: Json;
  current: Json;
}): { document: Json; conflicts: string[][] } => {
  const moved = changesBetween(base, current).map(({ path }) => path);
  // Where the other side replaced or removed something as a whole, the draft's whole comes back with the change in it.
  const places = changesBetween(base, draft).map(
    ({ path }) => moved.find(other => isWithin(path, other)) ?? path,
  );
  const unique = [...new Map(places.map(path => [JSON.stringify(path), path])).values()];
  const edits = unique.map((path): PolicyEdit => {
    const value = valueAt(draft, path);
    return value === undefined ? { path, remove: true } : { path, value };
  });
  const conflicts = unique.filter(
    path =>
      moved.some(other => isWithin(path, other) || isWithin(other, path)) && !isSameAt(path, draft, current),
  );
  return { document: applyEdits(current, edits), conflicts };
};
