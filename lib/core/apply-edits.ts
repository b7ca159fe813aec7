import type { Json } from './canonical.ts';
import { Fault } from './fault.ts';
import type { PolicyEdit } from './policy-edit.ts';

const refused = (path: readonly string[], why: string): Fault =>
  new Fault('bad-input', `The edit at ${path.join('.')} was refused: ${why}.`);

const editList = (list: Json[], edit: PolicyEdit, depth: number): Json[] => {
  const step = edit.path[depth] as string;
  const index = /^\d{1,6}$/.test(step) ? Number(step) : Number.POSITIVE_INFINITY;
  if (index > list.length) throw refused(edit.path, `the list has ${list.length} entries`);
  if (index === list.length && 'remove' in edit) return list;
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
  if (node === null && 'remove' in edit) return null;
  if (typeof node === 'object' || node === undefined) return editMap(node ?? {}, edit, depth);
  throw refused(edit.path, `${edit.path.slice(0, depth).join('.')} holds a value, not a map or list`);
};

/** The document after the edits, in their order; the one given is left as it is. Faults `bad-input` on a path that leads nowhere. */
export const applyEdits = (document: Json, edits: readonly PolicyEdit[]): Json =>
  edits.reduce<Json>((edited, edit) => editNode(edited, edit, 0), document);
