import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { levelOfKey } from './levels.ts';
import type { MatrixGridProps } from './matrix-grid.tsx';
import { type Cell, movedSelection, type Selection, type Size } from './selection.ts';

const numberIn = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** The cell or header under an event, by its place: a row's header has no column, a role's header no row. */
const placeOf = (target: EventTarget) => {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row], [data-column]') : null;
  if (!element) return null;
  const { row, column, rows } = element.dataset;
  return { element, row: numberIn(row), column: numberIn(column), rows: numberIn(rows) ?? 1 };
};

type Place = NonNullable<ReturnType<typeof placeOf>>;

/** What a press selects: a cell, or from a header its whole row, group or column. The focus goes to its first cell. */
const selectedBy = ({ row, column, rows }: Place, { rows: count, columns }: Size): Selection => ({
  anchor: { row: row === null ? count - 1 : row + rows - 1, column: column ?? columns - 1 },
  active: { row: row ?? 0, column: column ?? 0 },
});

/** Keys and pointer of the grid: they move the selection, set levels and open the menu. */
export const useGridHands = (props: MatrixGridProps, size: Size, page: number) => {
  const { selection, readOnly, onSelect, onSetLevel, onOpenMenu } = props;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || size.rows === 0) return;
    const modKey = event.ctrlKey || event.metaKey;
    const moved = movedSelection(selection, { key: event.key, shiftKey: event.shiftKey, modKey }, size, page);
    const level = modKey || readOnly ? undefined : event.key === 'Delete' ? 'none' : levelOfKey(event.key);
    if (moved) onSelect(moved);
    else if (level) onSetLevel(level);
    else if (event.key === 'Enter' && !readOnly) onOpenMenu(event.target as HTMLElement);
    else return;
    event.preventDefault();
  };

  const extendTo = (cell: Cell) => onSelect({ anchor: selection.anchor, active: cell });

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    // The browser would select text and take the focus to an element that is not in the order of tabs.
    event.preventDefault();
    const selected = selectedBy(place, size);
    if (event.shiftKey && place.row !== null && place.column !== null) extendTo(selected.active);
    else onSelect(selected);
    event.currentTarget.querySelector<HTMLElement>('td[tabindex="0"]')?.focus({ preventScroll: true });
  };

  const onPointerOver = (event: PointerEvent<HTMLElement>) => {
    const place = event.buttons === 1 ? placeOf(event.target) : null;
    if (place && place.row !== null && place.column !== null)
      extendTo({ row: place.row, column: place.column });
  };

  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (place?.element.tagName === 'TD' && !readOnly) onOpenMenu(place.element);
  };

  return { onKeyDown, onPointerDown, onPointerOver, onDoubleClick };
};
