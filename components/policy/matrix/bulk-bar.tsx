import type { FieldLevel } from '../../../lib/core/policy.ts';
import { Button } from '../../ui/button.tsx';
import { levels } from './levels.ts';
import type { MatrixField, MatrixRole } from './matrix-fields.ts';

const counted = (things: readonly { title: string }[], one: string): string =>
  things.length === 1 ? (things[0]?.title ?? '') : `${things.length} ${one}s`;

/** What is selected, and a button for each level that the whole selection can be set to. */
export const BulkBar = ({
  fields,
  roles,
  refused,
  onSetLevel,
}: {
  fields: readonly MatrixField[];
  roles: readonly MatrixRole[];
  refused: string | null;
  onSetLevel: (level: FieldLevel) => void;
}) => (
  <div className="row matrix-bulk">
    <p role="status">
      <strong>{counted(fields, 'field')}</strong> for <strong>{counted(roles, 'role')}</strong>
    </p>
    {refused === null ? (
      <fieldset className="row matrix-levels">
        <legend className="visually-hidden">Set the selected cells to</legend>
        {levels.map(({ level, keys, icon }) => (
          <Button key={level} icon={icon} shortcut={keys[0]} onPress={() => onSetLevel(level)}>
            {level}
          </Button>
        ))}
      </fieldset>
    ) : (
      <p className="quiet">{refused}</p>
    )}
  </div>
);
