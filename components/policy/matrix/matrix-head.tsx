import { columnHeadRole, rowgroupRole, rowRole } from './grid-roles.ts';
import type { MatrixRole } from './matrix-fields.ts';

/** The roles, always in sight. A press selects the whole column. */
export const MatrixHead = ({ roles }: { roles: readonly MatrixRole[] }) => (
  <thead {...rowgroupRole} className="matrix-roles">
    <tr {...rowRole(1)} className="matrix-columns">
      <th {...columnHeadRole(1)} scope="col" className="matrix-head matrix-corner">
        Field
      </th>
      {roles.map(({ id, title }, column) => (
        <th
          {...columnHeadRole(column + 2)}
          key={id}
          scope="col"
          className="matrix-head matrix-role"
          data-column={column}
          title={`${title} (${id})`}
        >
          <bdi>{title}</bdi>
        </th>
      ))}
    </tr>
  </thead>
);
