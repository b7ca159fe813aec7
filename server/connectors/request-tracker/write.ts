import { z } from 'zod';
import { Fault } from '../../../lib/core/fault.ts';
import { sameValue } from '../../../lib/core/record.ts';
import type { Connector, WriteChange, WriteIntent, WriteOutcome } from '../connector.ts';
import type { HttpAnswer, HttpClient } from '../http/client.ts';
import { objectionToText } from '../plain-text.ts';
import type { RequestTrackerConfig } from './config.ts';
import { subjectMark } from './effects.ts';
import { fieldValue, objectionTo, placeOf, updateOf } from './fields.ts';
import type { RequestTrackerReader, Ticket } from './rest.ts';

interface Parts {
  config: RequestTrackerConfig;
  send: HttpClient;
  reader: RequestTrackerReader;
  findEffect: Connector['findEffect'];
}

type FieldChange = Extract<WriteChange, { kind: 'set-field' }>;
type MessageChange = Exclude<WriteChange, FieldChange>;

const refused = (why: string): WriteOutcome => ({ outcome: 'refused', why });

const prose = z.union([
  z.array(z.string()),
  z.object({ message: z.string() }).transform(({ message }) => [message]),
]);

/** What Request Tracker says about a write: words for people, in the account's language, and never a proof. */
const wordsOf = ({ json }: HttpAnswer): string => {
  const said = prose.safeParse(json);
  return said.success ? said.data.join(' ').slice(0, 300) : '';
};

/** The outcome where the status alone decides that nothing was written; null where only the history can tell. */
const plainRefusal = (title: string, answer: HttpAnswer): WriteOutcome | null => {
  if (answer.status === 412) return { outcome: 'precondition-failed' };
  if (answer.status >= 400)
    return refused(wordsOf(answer) || `${title} refused it (status ${answer.status}).`);
  return null;
};

/**
 * Writes one change under the version of the pre-read. Request Tracker answers 200 to values it did not take, takes
 * others differently than given, and checks If-Match before it locks: so the answer is only believed to have come,
 * and the ticket's own history is asked what happened.
 */
export const requestTrackerWriter = ({ config, send, reader, findEffect }: Parts): Connector['write'] => {
  const { title } = config;

  const setField = async (
    intent: WriteIntent,
    change: FieldChange,
    ticket: Ticket,
  ): Promise<WriteOutcome> => {
    const place = placeOf(config, change.field);
    const objection = objectionTo(ticket, place, change.after);
    if (objection) return refused(objection);
    if (!sameValue(fieldValue(ticket, place), change.before)) return { outcome: 'precondition-failed' };
    const answer = await send({
      method: 'PUT',
      path: ['ticket', intent.record.id],
      headers: { 'if-match': `"${intent.version}"` },
      body: updateOf(place, change.after),
    });
    const refusal = plainRefusal(title, answer);
    if (refusal) return refusal;
    if (await findEffect(intent)) return { outcome: 'written' };
    const now = fieldValue(await reader.ticket(intent.record.id), place);
    if (sameValue(now, change.before)) return refused(wordsOf(answer) || `${title} did not take the value.`);
    throw new Fault(
      'upstream-refused',
      `${title} did not change the field from the approved value to the new one.`,
    );
  };

  const addMessage = async (
    intent: WriteIntent,
    change: MessageChange,
    ticket: Ticket,
  ): Promise<WriteOutcome> => {
    const subject = (ticket.columns.Subject ?? '').slice(0, 120).toWellFormed();
    const answer = await send({
      method: 'POST',
      path: ['ticket', intent.record.id, change.kind === 'reply' ? 'correspond' : 'comment'],
      body: {
        Content: change.text,
        ContentType: 'text/plain',
        Subject: `${subjectMark(intent.key)} ${subject}`,
        TxnCustomFields: { [config.proposalField]: intent.key },
      },
    });
    const refusal = plainRefusal(title, answer);
    if (refusal) return refusal;
    if (await findEffect(intent)) return { outcome: 'written' };
    throw new Fault('upstream-refused', `${title} accepted the message, and its history does not show it.`);
  };

  return async intent => {
    const { change } = intent;
    const objection = objectionToText(change.kind === 'set-field' ? change.after : change.text);
    if (objection) return refused(objection);
    const ticket = await reader.ticket(intent.record.id);
    if (ticket.version !== intent.version) return { outcome: 'precondition-failed' };
    return change.kind === 'set-field'
      ? setField(intent, change, ticket)
      : addMessage(intent, change, ticket);
  };
};
