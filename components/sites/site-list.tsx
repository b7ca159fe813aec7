import {
  keysAt,
  listAt,
  type PolicyDocument,
  sameJson,
  textAt,
  titleAt,
  valueAt,
} from '../policy/document/policy-document.ts';
import { Badge } from '../ui/badge.tsx';
import { Table } from '../ui/table.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** Every help desk whose pages may be read. A page of any other is never looked at. */
export const SiteList = ({
  document,
  base,
  addressOf,
}: {
  document: PolicyDocument;
  base: PolicyDocument;
  addressOf: (site: string) => string;
}) => (
  <Table
    caption="Sites"
    columns={['Site', 'Pages', 'Record type', 'Fields', 'Writes', 'In this draft']}
    rows={keysAt(document, ['sites']).map(id => {
      const path = ['sites', id];
      const system = textAt(document, [...path, 'system']);
      const record = textAt(document, [...path, 'record']);
      return {
        key: id,
        cells: [
          <a key="title" href={addressOf(id)}>
            <VisibleText text={titleAt(document, path)} />
          </a>,
          listAt(document, [...path, 'hosts'])
            .map(String)
            .join(', '),
          `${titleAt(document, ['records', record])} · ${titleAt(document, ['systems', system])}`,
          keysAt(document, [...path, 'fields']).length,
          textAt(document, ['systems', system, 'connector']) === '' ? (
            <Badge key="none" icon="lock" hint="The system has no connector.">
              reads only
            </Badge>
          ) : (
            'by connector'
          ),
          !sameJson(valueAt(document, path), valueAt(base, path)) && (
            <Badge key="changed" tone="warn" icon="pencil">
              {valueAt(base, path) === undefined ? 'new' : 'changed'}
            </Badge>
          ),
        ],
      };
    })}
  />
);
