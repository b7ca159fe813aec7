import { sameValue } from '../../../lib/core/record.ts';
import type { Effect, WriteIntent } from '../connector.ts';
import type { RequestTrackerConfig } from './config.ts';
import { changes, placeOf } from './fields.ts';
import type { Ticket, Transaction } from './rest.ts';

/** How a message carries its key where people and mail programs see it; a reply by mail keeps it, in another's name. */
export const subjectMark = (key: string): string => `[${key}]`;

const isMessageOf = (
  { key, change }: WriteIntent,
  config: RequestTrackerConfig,
  transaction: Transaction,
) => {
  const type = change.kind === 'reply' ? 'Correspond' : 'Comment';
  const tagged = transaction.CustomFields.some(
    ({ name, values }) => name === config.proposalField && values.includes(key),
  );
  // A crash between message and tag leaves the message untagged; its subject is stored with it.
  return transaction.Type === type && (tagged || (transaction.Data ?? '').includes(subjectMark(key)));
};

/** Whether a transaction is the trace of an intent: made by the service account, from exactly this value to exactly that. */
export const isEffectOf = (
  intent: WriteIntent,
  config: RequestTrackerConfig,
  ticket: Ticket,
  transaction: Transaction,
): boolean => {
  if (transaction.Creator.id !== config.account) return false;
  const { change } = intent;
  if (change.kind !== 'set-field') return isMessageOf(intent, config, transaction);
  return (
    changes(ticket, placeOf(config, change.field), transaction) &&
    sameValue(transaction.OldValue ?? null, change.before) &&
    (transaction.NewValue ?? '') === change.after
  );
};

export const effectOf = ({ id, Creator, Created }: Transaction): Effect => ({
  effect: String(id),
  writtenBy: Creator.id,
  at: Created,
});
