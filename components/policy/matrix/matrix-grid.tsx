import './matrix-grid.css';
import { type CSSProperties, type RefObject, useEffect, useRef } from 'react';
import type { FieldLevel } from '../../../lib/core/policy.ts';
import { gridRole, rowgroupRole, rowHeadRole, rowRole } from './grid-roles.ts';
import type { MatrixField, MatrixLine, MatrixRole } from './matrix-fields.ts';
import { MatrixHead } from './matrix-head.tsx';
import { type MatrixCell, MatrixRow, rowHeightPx } from './matrix-row.tsx';
import { rangeOf, type Selection, type Size } from './selection.ts';
import { useGridHands } from './use-grid-hands.ts';
import { useWindow } from './use-window.ts';

export interface MatrixGridProps {
  label: string;
  lines: readonly MatrixLine[];
  roles: readonly MatrixRole[];
  /** The cells of a row, one for each role; the same object as long as nothing in it changed. */
  cellsOf: (field: MatrixField) => readonly MatrixCell[];
  readOnly: boolean;
  /** Inside the grid. */
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onSetLevel: (level: FieldLevel) => void;
  /** Enter or a double click, at this cell. */
  onOpenMenu: (cell: HTMLElement) => void;
}

/** A grid of many fields and roles; only the lines in sight are in the page. */
export const MatrixGrid = (props: MatrixGridProps) => {
  const { label, lines, roles, readOnly, selection } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { first, last, page } = useWindow(frame, lines.length, rowHeightPx);
  const size: Size = {
    rows: lines.filter(({ kind }) => kind === 'field').length,
    columns: roles.length,
  };
  const hands = useGridHands(props, size, page);
  useFocusFollows(frame, selection);
  return (
    <div className="matrix-frame" ref={frame}>
      <table
        {...gridRole({ label, rows: lines.length + 1, columns: roles.length + 1, readOnly })}
        {...hands}
        className="matrix"
        style={{ '--roles': roles.length } as CSSProperties}
      >
        <MatrixHead roles={roles} />
        <tbody {...rowgroupRole} className="matrix-body" style={{ blockSize: lines.length * rowHeightPx }}>
          {lines.map((line, position) => {
            // The line with the focus stays in the page out of sight too: the focus would be lost with it.
            const focused = line.kind === 'field' && line.row === selection.active.row;
            if (!focused && (position < first || position >= last)) return null;
            return line.kind === 'group' ? (
              <GroupLine key={`group ${line.title}`} line={line} position={position} columns={roles.length} />
            ) : (
              <MatrixRow
                key={line.field.id}
                field={line.field}
                row={line.row}
                line={position}
                cells={props.cellsOf(line.field)}
                activeColumn={focused ? selection.active.column : -1}
                {...selectedColumns(selection, line.row)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const GroupLine = ({
  line: { title, first, count },
  position,
  columns,
}: {
  line: Extract<MatrixLine, { kind: 'group' }>;
  position: number;
  columns: number;
}) => (
  <tr
    {...rowRole(position + 2)}
    className="matrix-line matrix-group"
    style={{ insetBlockStart: position * rowHeightPx }}
  >
    <th
      {...rowHeadRole(columns + 1)}
      scope="rowgroup"
      className="matrix-head matrix-field"
      data-row={first}
      data-rows={count}
    >
      <bdi className="matrix-field-title">{title}</bdi>
      <span className="matrix-field-aside">{count === 1 ? '1 field' : `${count} fields`}</span>
    </th>
  </tr>
);

const selectedColumns = (selection: Selection, row: number) => {
  const { firstRow, lastRow, firstColumn, lastColumn } = rangeOf(selection);
  return row >= firstRow && row <= lastRow
    ? { selectedFrom: firstColumn, selectedTo: lastColumn }
    : { selectedFrom: 0, selectedTo: -1 };
};

/** Once a person is in the grid, the focus goes where the selection goes, and the cell comes into sight. */
const useFocusFollows = (frame: RefObject<HTMLElement | null>, { active }: Selection): void => {
  const { row, column } = active;
  useEffect(() => {
    if (!frame.current?.contains(document.activeElement)) return;
    const cell = frame.current.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [frame, row, column]);
};
