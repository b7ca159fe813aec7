import type { Json } from '../../../lib/core/canonical.ts';

/** A policy as it is being written: it may have mistakes anywhere, so every look into it expects anything. */
export type PolicyDocument = { readonly [key: string]: Json };

/** Keys from the top of the document; positions in lists counted from 0. */
export type Path = readonly string[];

const child = (node: Json | undefined, step: string): Json | undefined => {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
  return (node as Record<string, Json>)[step];
};

export const valueAt = (document: PolicyDocument, path: Path): Json | undefined =>
  path.reduce(child, document as Json | undefined);

/** The text or number at a place as text; empty where there is neither. */
export const textAt = (document: PolicyDocument, path: Path): string => {
  const value = valueAt(document, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The keys of the map at a place, in the document's order. */
export const keysAt = (document: PolicyDocument, path: Path): string[] => {
  const value = valueAt(document, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
};

export const listAt = (document: PolicyDocument, path: Path): Json[] => {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
};

/** The name for people of the thing at a place; its id where it has none. */
export const titleAt = (document: PolicyDocument, path: Path): string =>
  textAt(document, [...path, 'title']) || (path.at(-1) ?? '');

export const samePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index]);

export const sameJson = (one: Json | undefined, other: Json | undefined): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && sameJson(child(one, key), child(other, key)))
  );
};
