import { flowIds } from '../../../lib/core/flow-nodes.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { ProblemAt, TextAt } from '../document/controls.tsx';
import {
  keysAt,
  listAt,
  type PolicyDocument,
  textAt,
  titleAt,
  valueAt,
} from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';

/** The rules that gates, statements, suggestions and data rules name. */
const ruleIds = (document: PolicyDocument): string[] => {
  const lists = [
    ...keysAt(document, ['records']).map(id => ['records', id, 'reply', 'statements']),
    ...keysAt(document, ['actions']).flatMap(id => [
      ['actions', id, 'gates'],
      ['actions', id, 'suggest'],
    ]),
  ];
  const named = lists.flatMap(list =>
    listAt(document, list).map((_, index) => textAt(document, [...list, String(index), 'rule'])),
  );
  return [...new Set([...keysAt(document, ['dataRules']), ...named])].filter(id => id !== '');
};

const areas = [
  { area: 'flows', title: 'Flow', idsIn: (): string[] => [...flowIds] },
  { area: 'rules', title: 'Rule', idsIn: ruleIds },
  { area: 'sites', title: 'Site', idsIn: (document: PolicyDocument) => keysAt(document, ['sites']) },
  { area: 'actions', title: 'Action', idsIn: (document: PolicyDocument) => keysAt(document, ['actions']) },
] as const;

const seats = [
  { key: 'owner', title: 'Owner' },
  { key: 'reviewer', title: 'Reviewer' },
  { key: 'steward', title: 'Steward' },
] as const;

/** Who answers for each part of the policy, by the names people or teams have in the house. */
export const Owners = () => {
  const { document, refused } = usePolicyWriting();
  const parts = areas.flatMap(({ area, title, idsIn }) =>
    [...new Set([...idsIn(document), ...keysAt(document, ['owners', area])])].map(id => ({
      area,
      title,
      id,
    })),
  );
  return (
    <Table
      caption="Owners"
      columns={['Part', ...seats.map(({ title }) => title), ...(refused === null ? ['Name'] : [])]}
      rows={parts.map(({ area, title, id }) => ({
        key: `${area} ${id}`,
        cells: [
          <PartName key="part" area={area} title={title} id={id} />,
          ...seats.map(seat => <Seat key={seat.key} area={area} id={id} seat={seat} />),
          <NameThem key="name" area={area} id={id} />,
        ],
      }))}
    />
  );
};

const PartName = ({ area, title, id }: { area: string; title: string; id: string }) => {
  const { document } = usePolicyWriting();
  return (
    <>
      <span className="quiet">{title}</span> {titleAt(document, [area, id])}
      <ProblemAt path={['owners', area, id]} />
    </>
  );
};

const Seat = ({ area, id, seat }: { area: string; id: string; seat: (typeof seats)[number] }) => {
  const { document } = usePolicyWriting();
  const path = ['owners', area, id];
  if (valueAt(document, path) === undefined) return <span className="quiet">not named</span>;
  return <TextAt path={[...path, seat.key]} label={`${seat.title} of ${id}`} labelHidden />;
};

const NameThem = ({ area, id }: { area: string; id: string }) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const path = ['owners', area, id];
  if (refused !== null) return null;
  if (valueAt(document, path) !== undefined)
    return (
      <IconButton
        icon="cross"
        label={`Name nobody for ${id}`}
        onPress={() => onEdit([{ path, remove: true }])}
      />
    );
  return (
    <Button look="quiet" onPress={() => onEdit([{ path, value: { owner: '', reviewer: '', steward: '' } }])}>
      Name them
    </Button>
  );
};
