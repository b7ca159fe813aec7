import { sameValue } from '../../../lib/core/record.ts';
import type { WriteIntent, WriteOutcome } from '../connector.ts';
import type { HttpRequest } from '../http/client.ts';
import { objectionToText } from '../plain-text.ts';
import type { RequestTrackerConfig } from './config.ts';
import { subjectMark } from './effects.ts';
import { fieldValue, objectionTo, placeOf, updateOf } from './fields.ts';
import type { Ticket } from './rest.ts';

type Change = WriteIntent['change'];
type FieldChange = Extract<Change, { kind: 'set-field' }>;
type MessageChange = Exclude<Change, FieldChange>;

const refused = (why: string): WriteOutcome => ({ outcome: 'refused', why });
const preconditionFailed: WriteOutcome = { outcome: 'precondition-failed' };

const setField = (
  config: RequestTrackerConfig,
  ticket: Ticket,
  { version, record }: WriteIntent,
  change: FieldChange,
): HttpRequest | WriteOutcome => {
  const place = placeOf(config, change.field);
  const objection = objectionTo(ticket, place, change.after);
  if (objection) return refused(objection);
  if (!sameValue(fieldValue(ticket, place), change.before)) return preconditionFailed;
  return {
    method: 'PUT',
    path: ['ticket', record.id],
    headers: { 'if-match': `"${version}"` },
    body: updateOf(place, change.after),
  };
};

const addMessage = (
  { proposalField }: RequestTrackerConfig,
  ticket: Ticket,
  { key, record }: WriteIntent,
  change: MessageChange,
): HttpRequest => ({
  method: 'POST',
  path: ['ticket', record.id, change.kind === 'reply' ? 'correspond' : 'comment'],
  body: {
    Content: change.text,
    ContentType: 'text/plain',
    // The mark comes first: long subjects are cut off at their end.
    Subject: `${subjectMark(key)} ${(ticket.columns.Subject ?? '').slice(0, 120).toWellFormed()}`,
    TxnCustomFields: { [proposalField]: key },
  },
});

/** The one request that carries out an intent on the ticket as it is now, or the outcome when none is to be sent. */
export const writeRequest = (
  config: RequestTrackerConfig,
  ticket: Ticket,
  intent: WriteIntent,
): HttpRequest | WriteOutcome => {
  const { change } = intent;
  const objection = objectionToText(change.kind === 'set-field' ? change.after : change.text);
  if (objection) return refused(objection);
  if (ticket.version !== intent.version) return preconditionFailed;
  return change.kind === 'set-field'
    ? setField(config, ticket, intent, change)
    : addMessage(config, ticket, intent, change);
};
