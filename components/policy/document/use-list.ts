import type { Json } from '../../../lib/core/canonical.ts';
import { listAt, type Path } from './policy-document.ts';
import { usePolicyWriting } from './policy-writing.tsx';

/** A list of the document. Every change sets the whole list, so that it can be undone. */
export const useList = (path: Path) => {
  const { document, onEdit } = usePolicyWriting();
  const items = listAt(document, path);
  const set = (value: Json[]) => onEdit([{ path: [...path], value }]);
  return {
    items,
    add: (value: Json, position = items.length) => set(items.toSpliced(position, 0, value)),
    removeAt: (position: number) => set(items.toSpliced(position, 1)),
    replaceAt: (position: number, value: Json) => set(items.with(position, value)),
    /** Changes places with the entry after it. */
    moveDown: (position: number) => {
      const [one, other] = [items[position], items[position + 1]];
      if (one !== undefined && other !== undefined) set(items.toSpliced(position, 2, other, one));
    },
  };
};
