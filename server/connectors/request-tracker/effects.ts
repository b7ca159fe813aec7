import { sameValue } from '../../../lib/core/record.ts';
import type { Effect, WriteIntent } from '../connector.ts';
import type { RequestTrackerConfig } from './config.ts';
import { changes, placeOf } from './fields.ts';
import type { Ticket, Transaction } from './rest.ts';

/** How a message carries its key in its subject; answers by mail keep it, in other people's names. */
export const subjectMark = (key: string): string => `[${key}]`;

type FieldIntent = WriteIntent & { change: Extract<WriteIntent['change'], { kind: 'set-field' }> };

const isFieldIntent = (intent: WriteIntent): intent is FieldIntent => intent.change.kind === 'set-field';

/**
 * The write went out under the intent's version and value, so its trace can only be the field's first change since then:
 * from exactly the one value to exactly the other.
 */
const fieldTrace = (
  { change }: FieldIntent,
  config: RequestTrackerConfig,
  ticket: Ticket,
  since: readonly Transaction[],
): Transaction | undefined => {
  const place = placeOf(config, change.field);
  const first = since.findLast(transaction => changes(ticket, place, transaction));
  const exact =
    first?.Creator.id === config.account &&
    sameValue(first.OldValue ?? null, change.before) &&
    sameValue(first.NewValue ?? null, change.after);
  return exact ? first : undefined;
};

const messageTrace = (
  { key, change }: WriteIntent,
  { account, proposalField }: RequestTrackerConfig,
  since: readonly Transaction[],
): Transaction | undefined => {
  const type = change.kind === 'reply' ? 'Correspond' : 'Comment';
  return since.find(({ Type, Creator, CustomFields, Data }) => {
    if (Type !== type || Creator.id !== account) return false;
    const tagged = CustomFields.some(({ name, values }) => name === proposalField && values.includes(key));
    // A crash between message and tag leaves the message untagged; its subject is stored with it.
    return tagged || (Data ?? '').includes(subjectMark(key));
  });
};

/**
 * What an intent has left in the history, if anything. `since` holds the transactions after the intent's version,
 * newest first. A trace is always of the service account: anyone can repeat a value or quote a subject.
 */
export const traceOf = (
  intent: WriteIntent,
  config: RequestTrackerConfig,
  ticket: Ticket,
  since: readonly Transaction[],
): Transaction | undefined =>
  isFieldIntent(intent) ? fieldTrace(intent, config, ticket, since) : messageTrace(intent, config, since);

export const effectOf = ({ id, Creator, Created }: Transaction): Effect => ({
  effect: String(id),
  writtenBy: Creator.id,
  at: Created,
});
