import type { Json } from '../../../lib/core/canonical.ts';
import type { DocumentChange, OwnerChange, PartChange } from '../../../lib/core/policy-diff-shape.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ValueChange } from '../../ui/value-change.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';

const areaWords: Record<PartChange['area'], string> = {
  name: 'Name of the policy',
  systems: 'System',
  records: 'Record type',
  roles: 'Role',
  grants: 'Grant',
  sites: 'Site',
  actions: 'Action',
  dataRules: 'Data-use rule',
  reasonCodes: 'Reason codes',
  proposals: 'Proposals',
  retention: 'Retention',
};

const textOf = (value: Json | undefined): string | null => {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
};

/** Everything else that moves, gathered by what it belongs to. */
export const DiffParts = ({ parts }: { parts: readonly PartChange[] }) => (
  <ul className="stack">
    {parts.map(({ area, id, title, effect, changes }) => (
      <li key={`${area} ${id}`}>
        <Disclosure
          summary={
            <>
              <span className="quiet">{areaWords[area]}</span>{' '}
              {title !== area && <VisibleText text={title} />} <Badge icon="pencil">{effect}</Badge>
            </>
          }
        >
          <ul className="stack">
            {changes.map(change => (
              <Change key={change.path.join('.')} change={change} />
            ))}
          </ul>
        </Disclosure>
      </li>
    ))}
  </ul>
);

const Change = ({ change: { path, before, after } }: { change: DocumentChange }) => (
  <li>
    <code>{path.join(' › ')}</code>
    <ValueChange before={textOf(before)} after={textOf(after)} />
  </li>
);

const seatsOf = (owners: OwnerChange['before']): string | null =>
  owners && `owner ${owners.owner}, reviewer ${owners.reviewer}, steward ${owners.steward}`;

/** Who answers for what, where that moves. */
export const DiffOwners = ({ owners }: { owners: readonly OwnerChange[] }) => (
  <ul className="stack">
    {owners.map(({ area, id, before, after }) => (
      <li key={`${area} ${id}`}>
        <code>{`${area} › ${id}`}</code>
        <ValueChange before={seatsOf(before)} after={seatsOf(after)} />
      </li>
    ))}
  </ul>
);
