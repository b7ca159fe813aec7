import './read-receipt.css';
import type { FieldReading } from '../../lib/core/plan.ts';
import { Badge } from '../ui/badge.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LongText } from '../ui/long-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { type Receipt, type ReceiptRow, receiptSummary } from './receipt.ts';

const flagWords: Record<FieldReading['flags'][number], string> = {
  'instruction-like': 'reads like an instruction to the assistant',
  truncated: 'too long, only its beginning was read',
  'invisible-characters': 'has characters that cannot be seen',
  hidden: 'was hidden on the page',
};

const stateMark = {
  read: <span className="quiet">read</span>,
  masked: (
    <Badge icon="lock" hint="Replaced by a placeholder in the page. The value never left it.">
      masked
    </Badge>
  ),
  missing: (
    <Badge icon="missing" tone="warn" hint="In the plan for this site, but not found on the page.">
      missing
    </Badge>
  ),
};

/** One line that opens in place: every planned field, how it was read, and whether the draft used it. */
export const ReadReceipt = ({ receipt }: { receipt: Receipt }) => {
  const warned = receipt.flaggedMessages.filter(message => message.flags.includes('instruction-like'));
  const warnedRows = receipt.rows.filter(row => row.flags.includes('instruction-like'));
  return (
    <div className="read-receipt stack">
      {warned.length + warnedRows.length > 0 && (
        <Notice tone="warn" title="Some of this text tries to give orders">
          It is treated as the customer’s words only. It cannot start, change or approve anything. Read it
          with care.
        </Notice>
      )}
      <Disclosure summary={receiptSummary(receipt)}>
        <ul className="read-receipt-rows">
          {receipt.rows.map(row => (
            <ReceiptLine key={row.id} row={row} />
          ))}
        </ul>
        <p className="quiet">
          {receipt.messages} messages read
          {receipt.messagesLeftOut > 0 && `, ${receipt.messagesLeftOut} more left out because of the limit`}.{' '}
          {receipt.withheld > 0 &&
            `${receipt.withheld} fields of this record are not for your role; the extension does not know them.`}
        </p>
        <FlaggedMessages messages={receipt.flaggedMessages} />
      </Disclosure>
    </div>
  );
};

const ReceiptLine = ({ row }: { row: ReceiptRow }) => (
  <li className="read-receipt-row">
    <span className="quiet">{row.title}</span>
    <span>
      {row.value === null ? <span className="quiet">–</span> : <LongText text={row.value} limit={120} />}
      {row.flags.map(flag => (
        <Badge key={flag} tone="warn" icon="warning">
          {flagWords[flag]}
        </Badge>
      ))}
      {row.byFallback && (
        <Badge hint="The usual place shows nothing, so the next one of the site map was read. Compare it with the page.">
          read from a fallback place
        </Badge>
      )}
    </span>
    <span className="read-receipt-state">
      {stateMark[row.state]}
      {row.used !== null && <span className="quiet">{row.used ? 'used' : 'not used'}</span>}
    </span>
  </li>
);

const FlaggedMessages = ({ messages }: { messages: Receipt['flaggedMessages'] }) => (
  <ul>
    {messages.map((message, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move within one reading
      <li key={index} className="quiet">
        Message of <VisibleText text={message.author || 'an unnamed person'} />:{' '}
        {message.flags.map(flag => flagWords[flag]).join('; ')}
      </li>
    ))}
  </ul>
);
