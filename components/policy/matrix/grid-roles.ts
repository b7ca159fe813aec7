/**
 * Table elements that are laid out as a CSS grid lose the roles they were born with. These give them the roles of the
 * grid pattern of WAI-ARIA, with what the pattern says of them. Positions count headers, from 1.
 */
export const gridRole = (grid: { label: string; rows: number; columns: number; readOnly: boolean }) => ({
  role: 'grid',
  'aria-label': grid.label,
  'aria-rowcount': grid.rows,
  'aria-colcount': grid.columns,
  'aria-multiselectable': true,
  'aria-readonly': grid.readOnly,
});

export const rowgroupRole = { role: 'rowgroup' };

export const rowRole = (position: number) => ({ role: 'row', 'aria-rowindex': position });

export const columnHeadRole = (position: number) => ({ role: 'columnheader', 'aria-colindex': position });

export const rowHeadRole = (span = 1) => ({ role: 'rowheader', 'aria-colindex': 1, 'aria-colspan': span });

export const cellRole = (position: number, selected: boolean) => ({
  role: 'gridcell',
  'aria-colindex': position,
  'aria-selected': selected,
});
