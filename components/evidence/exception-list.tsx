import './exception-list.css';
import type { ReactNode } from 'react';
import type { ShownException } from '../../lib/contract/exceptions.ts';
import { Badge } from '../ui/badge.tsx';
import { Table } from '../ui/table.tsx';
import { Age, Countdown } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { kindWords, recordWords } from './exception-words.ts';

/** What a person should look at: who looks at it, until when, and how it ended. `actions` gives what can be done with one. */
export const ExceptionList = ({
  exceptions,
  actions,
}: {
  exceptions: readonly ShownException[];
  actions: (exception: ShownException) => ReactNode;
}) => (
  <Table
    caption="Exceptions"
    columns={['What', 'Seen', 'Who', 'What to do']}
    rows={exceptions.map(exception => ({
      key: exception.id,
      cells: [
        <What key="what" exception={exception} />,
        <Seen key="seen" exception={exception} />,
        <Who key="who" exception={exception} />,
        <div key="actions" className="exception-actions">
          {actions(exception)}
          {exception.state !== 'resolved' && exception.refused && (
            <span className="quiet">{exception.refused}</span>
          )}
        </div>,
      ],
    }))}
  />
);

const What = ({ exception }: { exception: ShownException }) => (
  <div className="exception-what">
    <span className="row">
      <Badge
        tone={exception.state === 'resolved' ? 'plain' : 'warn'}
        icon={exception.state === 'resolved' ? 'check' : 'warning'}
      >
        {kindWords[exception.kind]}
      </Badge>
      <span className="quiet">
        {exception.site ? `site ${exception.site}` : recordWords(exception)}
        {exception.field && ` · ${exception.field}`}
      </span>
    </span>
    <VisibleText text={exception.summary} />
  </div>
);

const Seen = ({ exception: { seen, openedAt, lastSeenAt } }: { exception: ShownException }) => (
  <>
    {seen === 1 ? 'once' : `${seen} times`}
    <span className="quiet exception-times">
      opened <Age at={openedAt} suffix=" ago" />
      {seen > 1 && (
        <>
          , last <Age at={lastSeenAt} suffix=" ago" />
        </>
      )}
    </span>
  </>
);

const Who = ({ exception: { owner, dueAt, resolution } }: { exception: ShownException }) => {
  if (resolution)
    return (
      <>
        {resolution.by}: {resolution.reason}
        {resolution.note && (
          <span className="quiet exception-times">
            <VisibleText text={resolution.note} />
          </span>
        )}
        <span className="quiet exception-times">
          <Age at={resolution.at} suffix=" ago" />
        </span>
      </>
    );
  if (!owner || !dueAt) return <span className="quiet">nobody yet</span>;
  return (
    <>
      {owner.name}
      <span className="quiet exception-times">
        <Countdown until={dueAt} prefix="due in " past="overdue" />
      </span>
    </>
  );
};
