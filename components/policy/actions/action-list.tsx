import { Badge } from '../../ui/badge.tsx';
import { Table } from '../../ui/table.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import {
  keysAt,
  listAt,
  type Path,
  type PolicyDocument,
  sameJson,
  textAt,
  titleAt,
  valueAt,
} from '../document/policy-document.ts';
import { ladder, recordOptions, undos } from './vocabulary.ts';

/** How strict an action can become: its strictest gate. */
const strictest = (document: PolicyDocument, gates: Path): string => {
  const found = listAt(document, gates).map((_, index) =>
    textAt(document, [...gates, String(index), 'gate']),
  );
  return ['hard', 'soft', 'informational'].find(level => found.includes(level)) ?? 'no gate';
};

/** Every change that is possible at all, by record type. What is not here is denied. */
export const ActionList = ({
  document,
  base,
  addressOf,
}: {
  document: PolicyDocument;
  base: PolicyDocument;
  addressOf: (action: string) => string;
}) => (
  <Table
    caption="Actions"
    columns={['Action', 'On', 'Level', 'Gates', 'Undo', 'In this draft']}
    rows={keysAt(document, ['actions']).map(id => {
      const path = ['actions', id];
      const level = textAt(document, [...path, 'level']);
      const undo = textAt(document, [...path, 'undo']);
      const gates = [...path, 'gates'];
      return {
        key: id,
        cells: [
          <a key="title" href={addressOf(id)}>
            <VisibleText text={titleAt(document, path)} />
          </a>,
          recordOptions(document).find(({ value }) => value === textAt(document, [...path, 'record']))?.title,
          ladder.find(({ value }) => value === level)?.title ?? level,
          `${listAt(document, gates).length} · ${strictest(document, gates)}`,
          undos.find(({ value }) => value === undo)?.title ?? undo,
          !sameJson(valueAt(document, path), valueAt(base, path)) && (
            <Badge key="changed" tone="warn" icon="pencil">
              changed
            </Badge>
          ),
        ],
      };
    })}
  />
);
