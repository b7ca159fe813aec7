import type { CellChange, RightChange } from '../../../lib/core/policy-diff-shape.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';

interface RoleChanges {
  role: string;
  title: string;
  cells: CellChange[];
  rights: RightChange | null;
}

const byRole = (cells: readonly CellChange[], rights: readonly RightChange[]): RoleChanges[] => {
  const roles = new Map<string, RoleChanges>();
  const of = (role: string, title: string): RoleChanges => {
    const known = roles.get(role) ?? { role, title, cells: [], rights: null };
    roles.set(role, known);
    return known;
  };
  for (const cell of cells) of(cell.role, cell.roleTitle).cells.push(cell);
  for (const change of rights) of(change.role, change.roleTitle).rights = change;
  return [...roles.values()];
};

const countOf = (cells: readonly CellChange[], effect: CellChange['effect']): number =>
  cells.filter(cell => cell.effect === effect).length;

const summaryOf = ({ cells, rights }: RoleChanges): string =>
  [
    countOf(cells, 'gains') && `gains ${countOf(cells, 'gains')}`,
    countOf(cells, 'loses') && `loses ${countOf(cells, 'loses')}`,
    rights && 'other rights',
  ]
    .filter(Boolean)
    .join(' · ');

/** Who gains and who loses, role by role. */
export const DiffCells = ({
  cells,
  rights,
}: {
  cells: readonly CellChange[];
  rights: readonly RightChange[];
}) => (
  <ul className="stack">
    {byRole(cells, rights).map(changes => (
      <li key={changes.role}>
        <Disclosure
          startsOpen
          summary={
            <>
              <strong>
                <VisibleText text={changes.title} />
              </strong>{' '}
              <span className="quiet">{summaryOf(changes)}</span>
            </>
          }
        >
          {changes.rights && <Rights change={changes.rights} />}
          <ul className="diff-cells">
            {changes.cells.map(cell => (
              <li key={`${cell.record} ${cell.field}`} className="diff-cell">
                <Badge
                  tone={cell.effect === 'gains' ? 'good' : 'bad'}
                  icon={cell.effect === 'gains' ? 'plus' : 'missing'}
                >
                  {cell.effect}
                </Badge>
                <span>
                  <VisibleText text={cell.fieldTitle} />{' '}
                  <span className="quiet">
                    <VisibleText text={cell.recordTitle} />
                  </span>
                </span>
                <span>
                  <del>{cell.before}</del> → <strong>{cell.after}</strong>
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      </li>
    ))}
  </ul>
);

const Rights = ({ change: { gained, lost } }: { change: RightChange }) => (
  <p className="row">
    {gained.map(right => (
      <Badge key={right} tone="good" icon="plus">
        right: {right}
      </Badge>
    ))}
    {lost.map(right => (
      <Badge key={right} tone="bad" icon="missing">
        right: {right}
      </Badge>
    ))}
  </p>
);
