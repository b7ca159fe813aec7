export interface Cell {
  row: number;
  column: number;
}

/** A rectangle of cells from `anchor` to `active`; `active` has the focus. */
export interface Selection {
  anchor: Cell;
  active: Cell;
}

export interface Size {
  rows: number;
  columns: number;
}

export const selectionAt = (cell: Cell): Selection => ({ anchor: cell, active: cell });

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** The selection held inside a grid of this size: a search may have taken its rows away. */
export const within = ({ anchor, active }: Selection, { rows, columns }: Size): Selection => {
  const held = ({ row, column }: Cell): Cell => ({ row: clamp(row, rows), column: clamp(column, columns) });
  return { anchor: held(anchor), active: held(active) };
};

export const rangeOf = ({ anchor, active }: Selection) => ({
  firstRow: Math.min(anchor.row, active.row),
  lastRow: Math.max(anchor.row, active.row),
  firstColumn: Math.min(anchor.column, active.column),
  lastColumn: Math.max(anchor.column, active.column),
});

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  /** Control, or Command. */
  modKey: boolean;
}

const destination = (
  { key, modKey }: KeyPress,
  { row, column }: Cell,
  size: Size,
  page: number,
): Cell | null => {
  const end = { row: size.rows - 1, column: size.columns - 1 };
  switch (key) {
    case 'ArrowUp':
      return { row: modKey ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: modKey ? end.row : row + 1, column };
    case 'ArrowLeft':
      return { row, column: modKey ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: modKey ? end.column : column + 1 };
    case 'Home':
      return { row: modKey ? 0 : row, column: 0 };
    case 'End':
      return { row: modKey ? end.row : row, column: end.column };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return null;
  }
};

const whole = ({ key, shiftKey, modKey }: KeyPress, { row, column }: Cell, size: Size): Selection | null => {
  const end = { row: size.rows - 1, column: size.columns - 1 };
  if (key === 'a' && modKey) return { anchor: { row: 0, column: 0 }, active: end };
  if (key === ' ' && shiftKey) return { anchor: { row, column: 0 }, active: { row, column: end.column } };
  if (key === ' ' && modKey) return { anchor: { row: 0, column }, active: { row: end.row, column } };
  return null;
};

/** The selection after a key, as the grid pattern of WAI-ARIA has it; null for keys that do not move. `page` in rows. */
export const movedSelection = (
  selection: Selection,
  press: KeyPress,
  size: Size,
  page: number,
): Selection | null => {
  const all = whole(press, selection.active, size);
  if (all) return all;
  if (press.key === 'Escape') return selectionAt(selection.active);
  const active = destination(press, selection.active, size, page);
  if (!active) return null;
  return within(press.shiftKey ? { anchor: selection.anchor, active } : selectionAt(active), size);
};
