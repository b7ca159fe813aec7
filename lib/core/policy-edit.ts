import { z } from 'zod';
import type { Json } from './canonical.ts';
import { Fault } from './fault.ts';

const deepest = 20;

/** Whether a value is nested no deeper than a policy ever is. Asked before anything walks through the whole of it. */
export const isShallow = (value: unknown, depth = 0): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth < deepest && Object.values(value).every(inner => isShallow(inner, depth + 1)));

const path = z.array(z.string().max(200)).min(1).max(12);

/**
 * One change of a document. Steps of a path are keys; in a list they are positions counted from 0, and the list's length
 * adds at its end. Maps on the way that are missing are made. Removing what is not there changes nothing.
 */
export const policyEdit = z.union([
  z.strictObject({
    path,
    value: z
      .unknown()
      .refine(isShallow, `nested more than ${deepest} deep`)
      .transform(value => value as Json),
  }),
  z.strictObject({ path, remove: z.literal(true) }),
]);
export type PolicyEdit = z.infer<typeof policyEdit>;

const refused = (path: readonly string[], why: string): Fault =>
  new Fault('bad-input', `The edit at ${path.join('.')} was refused: ${why}.`);

const editList = (list: Json[], edit: PolicyEdit, depth: number): Json[] => {
  const step = edit.path[depth] as string;
  const index = /^\d{1,6}$/.test(step) ? Number(step) : Number.POSITIVE_INFINITY;
  if (index > list.length) throw refused(edit.path, `the list has ${list.length} entries`);
  const copy = [...list];
  if (depth < edit.path.length - 1) copy[index] = editNode(list[index], edit, depth + 1);
  else if ('remove' in edit) copy.splice(index, 1);
  else copy[index] = edit.value;
  return copy;
};

const editMap = (map: { [key: string]: Json }, edit: PolicyEdit, depth: number): Json => {
  const step = edit.path[depth] as string;
  const inner = Object.hasOwn(map, step) ? map[step] : undefined;
  if (inner === undefined && 'remove' in edit) return map;
  if (depth < edit.path.length - 1) return { ...map, [step]: editNode(inner, edit, depth + 1) };
  if (!('remove' in edit)) return { ...map, [step]: edit.value };
  const { [step]: _removed, ...rest } = map;
  return rest;
};

const editNode = (node: Json | undefined, edit: PolicyEdit, depth: number): Json => {
  if (Array.isArray(node)) return editList(node, edit, depth);
  if (typeof node === 'object' || node === undefined) return editMap(node ?? {}, edit, depth);
  throw refused(edit.path, `${edit.path.slice(0, depth).join('.')} holds a value, not a map or list`);
};

/** The document after the edits, in their order; the one given is left as it is. Faults `bad-input` on a path that leads nowhere. */
export const applyEdits = (document: Json, edits: readonly PolicyEdit[]): Json =>
  edits.reduce<Json>((edited, edit) => editNode(edited, edit, 0), document);
