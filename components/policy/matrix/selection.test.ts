import { describe, expect, it } from 'vitest';
import { movedSelection, type Selection, selectionAt, within } from './selection.ts';

const size = { rows: 300, columns: 12 };
const page = 20;
const press = (selection: Selection, key: string, held = '') =>
  movedSelection(
    selection,
    { key, shiftKey: held.includes('shift'), modKey: held.includes('mod') },
    size,
    page,
  );
const at = (row: number, column: number) => selectionAt({ row, column });

describe('the selection', () => {
  it.each([
    ['ArrowDown', '', 6, 5],
    ['ArrowUp', '', 4, 5],
    ['ArrowLeft', '', 5, 4],
    ['ArrowRight', '', 5, 6],
    ['Home', '', 5, 0],
    ['End', '', 5, 11],
    ['Home', 'mod', 0, 0],
    ['End', 'mod', 299, 11],
    ['ArrowDown', 'mod', 299, 5],
    ['PageDown', '', 25, 5],
    ['PageUp', '', 0, 5],
  ])('moves by %s %s', (key, held, row, column) => {
    expect(press(at(5, 5), key, held)).toEqual(at(row, column));
  });

  it('stays inside the grid at every edge', () => {
    for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp']) expect(press(at(0, 0), key)).toEqual(at(0, 0));
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown'])
      expect(press(at(299, 11), key)).toEqual(at(299, 11));
  });

  it('grows from where it began with Shift, and shrinks back to its cell with Escape', () => {
    const grown = press(press(at(5, 5), 'ArrowDown', 'shift') as Selection, 'ArrowRight', 'shift');
    expect(grown).toEqual({ anchor: { row: 5, column: 5 }, active: { row: 6, column: 6 } });
    expect(press(grown as Selection, 'Escape')).toEqual(at(6, 6));
  });

  it('takes a row, a column or everything', () => {
    expect(press(at(5, 5), ' ', 'shift')).toMatchObject({
      anchor: { row: 5, column: 0 },
      active: { row: 5, column: 11 },
    });
    expect(press(at(5, 5), ' ', 'mod')).toMatchObject({
      anchor: { row: 0, column: 5 },
      active: { row: 299, column: 5 },
    });
    expect(press(at(5, 5), 'a', 'mod')).toMatchObject({
      anchor: { row: 0, column: 0 },
      active: { row: 299, column: 11 },
    });
  });

  it('leaves keys that do not move to others', () => {
    for (const key of ['n', 'Enter', 'Tab', 'a']) expect(press(at(5, 5), key)).toBeNull();
  });

  it('is held inside the grid when a search makes it smaller', () => {
    expect(within(at(250, 11), { rows: 3, columns: 2 })).toEqual(at(2, 1));
  });
});
