import type { ExceptionKind } from '../../lib/core/exception.ts';
import type { RecordRef } from '../../lib/core/record.ts';
import { Badge } from '../ui/badge.tsx';
import { Table } from '../ui/table.tsx';
import { Age } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

export interface OpenException {
  id: string;
  kind: ExceptionKind;
  record: RecordRef;
  field: string | null;
  summary: string;
  openedAt: string;
}

/** Facts that cannot be trusted, and approved writes that met a changed record. */
export const ExceptionList = ({ exceptions }: { exceptions: readonly OpenException[] }) => (
  <Table
    caption="Open exceptions"
    columns={['Kind', 'Record', 'What', 'Open for']}
    rows={exceptions.map(exception => ({
      key: exception.id,
      cells: [
        <Badge key="kind" tone="warn" icon="warning">
          {exception.kind}
        </Badge>,
        `${exception.record.system} ${exception.record.type} ${exception.record.id}`,
        <VisibleText key="what" text={exception.summary} />,
        <Age key="age" at={exception.openedAt} />,
      ],
    }))}
  />
);
