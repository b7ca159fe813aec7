import { useReducer } from 'react';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { largePolicy } from '../../../entrypoints/gallery/samples/policy.ts';
import type { FieldLevel } from '../../../lib/core/policy.ts';
import { doing, show } from '../../../test/views/show.tsx';
import { movedEditing, startEditing } from '../document/draft-editing.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { grantedLevel } from './levels.ts';
import { Matrix } from './matrix.tsx';

let written: PolicyDocument;

const Writing = ({ refused }: { refused: string | null }) => {
  const [editing, move] = useReducer(movedEditing, startEditing(largePolicy, 1));
  written = editing.document;
  return (
    <>
      <button type="button" onClick={() => move({ type: 'undo' })}>
        Undo
      </button>
      <Matrix
        document={editing.document}
        base={largePolicy}
        record="ticket"
        refused={refused}
        onEdit={edits => move({ type: 'edit', edits })}
        note={({ role, field }) => (
          <p>
            why {role} {field}
          </p>
        )}
      />
    </>
  );
};

const open = async (refused: string | null = null) => {
  const view = await show(<Writing refused={refused} />);
  await doing(() => {
    view.frame.style.inlineSize = '1200px';
  });
  await expect.element(page.getByRole('grid')).toBeVisible();
  return view;
};

const cell = (field: string, role: number) =>
  page
    .getByRole('row', { name: new RegExp(`^${field}`) })
    .getByRole('gridcell')
    .nth(role);
const press = (keys: string) => doing(() => userEvent.keyboard(keys));
const click = (target: { click: () => Promise<void> }) => doing(() => target.click());
const level = (role: string, field: string): FieldLevel => grantedLevel(written, role, 'ticket', field);

/** The desk's fields, grouped by owner, in the order in which the grid shows them. */
const [first, second, third] = ['order_number', 'order_note', 'invoice_owner'];

describe('a matrix of 12 roles and 300 fields', () => {
  test('has only the lines in sight in the page, also after a scroll, and says how many there are', async () => {
    const { frame } = await open();
    const grid = page.getByRole('grid').element();
    expect(grid.getAttribute('aria-rowcount')).toBe('306');
    expect(grid.getAttribute('aria-colcount')).toBe('13');
    const rows = () => frame.querySelectorAll('tbody tr').length;
    await expect.poll(rows).toBeLessThan(60);
    const scroller = grid.parentElement as HTMLElement;
    await doing(() => scroller.scrollTo({ top: 200 * 28 }));
    await expect.poll(() => frame.querySelector('tbody tr[aria-rowindex="210"]')).not.toBeNull();
    expect(rows()).toBeLessThan(60);
  });

  test('keeps its headers in sight', async () => {
    const { frame } = await open();
    const scroller = page.getByRole('grid').element().parentElement as HTMLElement;
    await doing(() => scroller.scrollTo({ top: 3000, left: 500 }));
    await expect.poll(() => frame.querySelector('tbody tr[aria-rowindex="115"]')).not.toBeNull();
    const edge = scroller.getBoundingClientRect();
    expect(frame.querySelector('thead')?.getBoundingClientRect().top).toBeCloseTo(edge.top + 1, 0);
    const head = frame.querySelector('tr[aria-rowindex="115"] th');
    expect(head?.getBoundingClientRect().left).toBeCloseTo(edge.left + 1, 0);
  });

  test('brings the cell that the keyboard goes to into sight, free of the headers', async () => {
    const { frame } = await open();
    await click(cell('Order number', 0));
    await press('{Control>}{End}{/Control}');
    const last = () => frame.querySelector('tr[aria-rowindex="306"] td[aria-colindex="13"]');
    await expect.poll(() => document.activeElement === last()).toBe(true);
    await press('{Control>}{Home}{/Control}');
    const head = frame.querySelector('thead')?.getBoundingClientRect();
    await expect
      .poll(() => document.activeElement?.getBoundingClientRect().top)
      .toBeGreaterThanOrEqual((head?.bottom ?? 0) - 1);
  });
});

describe('keys', () => {
  test('set levels by letter and by digit, and cells say what they were', async () => {
    await open();
    await click(cell('Order number', 0));
    for (const [key, expected] of [
      ['n', 'none'],
      ['m', 'masked'],
      ['s', 'suggest'],
      ['w', 'write'],
      ['2', 'read'],
      ['0', 'none'],
      ['{Delete}', 'none'],
      ['W', 'write'],
    ] as const) {
      await press(key);
      expect(level('agent', first)).toBe(expected);
    }
    await expect
      .poll(() => cell('Order number', 0).element().textContent)
      .toContain('changed from read to write');
  });

  test('set a whole range, which is undone as one step', async () => {
    await open();
    await click(cell('Order number', 0));
    await press('{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}m');
    for (const field of [first, second, third])
      for (const role of ['agent', 'senior_agent']) expect(level(role, field)).toBe('masked');
    expect(level('lead', first)).toBe(grantedLevel(largePolicy, 'lead', 'ticket', first));
    await click(page.getByRole('button', { name: 'Undo' }));
    expect(written).toEqual(largePolicy);
  });

  test('choose from a menu, which gives the focus back to its cell', async () => {
    await open();
    await click(cell('Order number', 1));
    await press('{Enter}');
    await expect.element(page.getByRole('menu')).toBeVisible();
    await press('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    expect(level('senior_agent', first)).not.toBe(grantedLevel(largePolicy, 'senior_agent', 'ticket', first));
    await expect.element(cell('Order number', 1)).toHaveFocus();
  });

  test('change nothing while the policy can only be read, and the reason stands there', async () => {
    await open('This needs the right “author-policy”.');
    await click(cell('Order number', 0));
    await press('nwm4{Enter}');
    expect(written).toEqual(largePolicy);
    await expect.element(page.getByText('This needs the right “author-policy”.')).toBeVisible();
    expect(page.getByRole('menu').elements()).toEqual([]);
    expect(page.getByRole('grid').element().getAttribute('aria-readonly')).toBe('true');
  });

  test('there is one stop for Tab in the grid, and the note follows the cell', async () => {
    const { frame } = await open();
    expect(frame.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    await click(cell('Order number', 0));
    await press('{ArrowDown}{ArrowRight}');
    await expect.element(page.getByText('why senior_agent order_note')).toBeVisible();
    expect(frame.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
  });
});

describe('the pointer', () => {
  test('selects a whole row, group or column by its header, for the level buttons', async () => {
    await open();
    await click(page.getByRole('rowheader', { name: /^Order number/ }));
    await expect.element(page.getByText('12 roles')).toBeVisible();
    await click(page.getByRole('columnheader', { name: 'Lead' }));
    await expect.element(page.getByText('300 fields').first()).toBeVisible();
    await click(page.getByRole('rowheader', { name: /^Desk/ }));
    await click(page.getByRole('button', { name: 'masked' }));
    for (const role of ['agent', 'auditor']) expect(level(role, third)).toBe('masked');
    expect(level('agent', 'order_status')).toBe(grantedLevel(largePolicy, 'agent', 'ticket', 'order_status'));
  });

  test('a search narrows what a selection can touch', async () => {
    await open();
    await doing(() => page.getByRole('searchbox').fill('order number'));
    await expect.element(page.getByText('1 of 300 fields')).toBeVisible();
    await click(page.getByRole('columnheader', { name: 'Agent', exact: true }));
    await press('n');
    expect(level('agent', first)).toBe('none');
    expect(level('agent', second)).toBe(grantedLevel(largePolicy, 'agent', 'ticket', second));
  });
});
