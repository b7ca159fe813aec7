import { memo } from 'react';
import type { FieldLevel } from '../../../lib/core/policy.ts';
import { Icon } from '../../ui/icon.tsx';
import { cellRole, rowHeadRole, rowRole } from './grid-roles.ts';
import { wordsOf } from './levels.ts';
import type { MatrixField } from './matrix-fields.ts';

export interface MatrixCell {
  role: string;
  level: FieldLevel;
  /** The level in the version that is being changed. */
  before: FieldLevel;
}

export const rowHeightPx = 28;

/** One field: its name, then a cell for each role. */
export const MatrixRow = memo(
  ({
    field,
    row,
    line,
    cells,
    activeColumn,
    selectedFrom,
    selectedTo,
  }: {
    field: MatrixField;
    /** Position among the fields shown. */
    row: number;
    /** Position among all lines, groups included. */
    line: number;
    cells: readonly MatrixCell[];
    /** The column that takes the focus, or -1. */
    activeColumn: number;
    /** The selected columns of this row; from is after to when there are none. */
    selectedFrom: number;
    selectedTo: number;
  }) => (
    <tr {...rowRole(line + 2)} className="matrix-line" style={{ insetBlockStart: line * rowHeightPx }}>
      <FieldHead field={field} row={row} />
      {cells.map((cell, column) => (
        <LevelCell
          key={cell.role}
          cell={cell}
          row={row}
          column={column}
          active={column === activeColumn}
          selected={column >= selectedFrom && column <= selectedTo}
        />
      ))}
    </tr>
  ),
);

const FieldHead = ({ field, row }: { field: MatrixField; row: number }) => {
  const missing = field.unlocatedAt.length > 0 ? `no locator at ${field.unlocatedAt.join(', ')}` : null;
  return (
    <th
      {...rowHeadRole()}
      scope="row"
      className="matrix-head matrix-field"
      data-row={row}
      title={`${field.title} (${field.id}), owned by ${field.ownerTitle}, ${field.sensitivity}`}
    >
      <bdi className="matrix-field-title">{field.title}</bdi>
      {missing && (
        <span className="matrix-unlocated" title={missing}>
          <Icon name="search" size={12} />
          <span aria-hidden="true">?</span>
          <span className="visually-hidden">{missing}</span>
        </span>
      )}
      <span className="matrix-field-aside">
        {field.ownerTitle} · {field.sensitivity}
      </span>
    </th>
  );
};

const LevelCell = ({
  cell: { level, before },
  row,
  column,
  active,
  selected,
}: {
  cell: MatrixCell;
  row: number;
  column: number;
  active: boolean;
  selected: boolean;
}) => (
  <td
    {...cellRole(column + 2, selected)}
    tabIndex={active ? 0 : -1}
    className={`matrix-cell matrix-cell-${level}${level === before ? '' : ' matrix-cell-changed'}`}
    data-row={row}
    data-column={column}
  >
    <Icon name={wordsOf(level).icon} size={12} />
    {level !== before && (
      <>
        <del className="matrix-before" aria-hidden="true" title={`was ${before}`}>
          {wordsOf(before).keys[0]}
        </del>
        <span className="visually-hidden">changed from {before} to </span>
      </>
    )}
    <span>{level}</span>
  </td>
);
