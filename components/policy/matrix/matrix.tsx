import './matrix.css';
import { type ReactNode, useMemo, useState } from 'react';
import type { FieldLevel } from '../../../lib/core/policy.ts';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { PopupMenu } from '../../ui/popup-menu.tsx';
import type { PolicyDocument } from '../document/policy-document.ts';
import { BulkBar } from './bulk-bar.tsx';
import { grantedLevel, levels } from './levels.ts';
import { type Grouping, matrixFields, matrixLines, matrixRoles } from './matrix-fields.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixTools } from './matrix-tools.tsx';
import { rangeOf, selectionAt, within } from './selection.ts';
import { type Grant, levelEdits } from './set-levels.ts';
import { useCells } from './use-cells.ts';

export interface MatrixProps {
  document: PolicyDocument;
  /** The version that is being changed; cells that differ from it are marked. */
  base: PolicyDocument;
  record: string;
  /** Why nothing can be changed here, or null. */
  refused: string | null;
  onEdit: (edits: readonly PolicyEdit[]) => void;
  /** What stands beside the grid, for the cell with the focus. */
  note: (cell: Grant) => ReactNode;
}

/** Which role may see or propose which field of a record type. */
export const Matrix = ({ document, base, record, refused, onEdit, note }: MatrixProps) => {
  const [search, setSearch] = useState('');
  const [grouping, setGrouping] = useState<Grouping>('owner');
  const [selection, setSelection] = useState(() => selectionAt({ row: 0, column: 0 }));
  const [menuAt, setMenuAt] = useState<HTMLElement | null>(null);
  const roles = useMemo(() => matrixRoles(document), [document]);
  const fields = useMemo(() => matrixFields(document, record), [document, record]);
  const lines = useMemo(() => matrixLines(fields, search, grouping), [fields, search, grouping]);
  const shown = useMemo(() => lines.flatMap(line => (line.kind === 'field' ? [line.field] : [])), [lines]);
  const cellsOf = useCells(document, base, record);

  const held = within(selection, { rows: shown.length, columns: roles.length });
  const { firstRow, lastRow, firstColumn, lastColumn } = rangeOf(held);
  const selectedRoles = roles.slice(firstColumn, lastColumn + 1);
  const selectedFields = shown.slice(firstRow, lastRow + 1);
  const active = grantAt(shown[held.active.row]?.id, roles[held.active.column]?.id, record);
  const setLevel = (level: FieldLevel) => {
    const cells = selectedFields.flatMap(({ id }) =>
      selectedRoles.map(role => ({ role: role.id, record, field: id })),
    );
    onEdit(levelEdits(document, base, cells, level));
  };
  return (
    <div className="matrix-room">
      <div className="stack">
        <MatrixTools
          search={search}
          grouping={grouping}
          found={shown.length}
          total={fields.length}
          onSearch={setSearch}
          onGroup={setGrouping}
        />
        <BulkBar fields={selectedFields} roles={selectedRoles} refused={refused} onSetLevel={setLevel} />
        <MatrixGrid
          label="Fields by role"
          lines={lines}
          roles={roles}
          cellsOf={cellsOf}
          readOnly={refused !== null}
          selection={held}
          onSelect={setSelection}
          onSetLevel={setLevel}
          onOpenMenu={setMenuAt}
        />
      </div>
      {active && note(active)}
      {menuAt && active && (
        <PopupMenu
          label="Level"
          anchor={menuAt}
          choices={levels.map(({ level, icon, meaning }) => ({ id: level, title: level, icon, meaning }))}
          chosen={grantedLevel(document, active.role, record, active.field)}
          onChoose={level => setLevel(level as FieldLevel)}
          onClose={() => setMenuAt(null)}
        />
      )}
    </div>
  );
};

const grantAt = (field: string | undefined, role: string | undefined, record: string): Grant | null =>
  field !== undefined && role !== undefined ? { role, record, field } : null;
