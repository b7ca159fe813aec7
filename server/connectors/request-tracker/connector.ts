import { Fault } from '../../../lib/core/fault.ts';
import type { RecordRef } from '../../../lib/core/record.ts';
import type { Connector, Effect, RecordState, WriteIntent } from '../connector.ts';
import { httpClient } from '../http/client.ts';
import type { RequestTrackerConfig } from './config.ts';
import { effectOf, traceOf } from './effects.ts';
import { fieldValue, placeOf } from './fields.ts';
import { requestTrackerReader } from './rest.ts';
import { requestTrackerWriter } from './write.ts';

const ticketNumber = ({ id }: RecordRef): string => {
  if (!/^[1-9]\d{0,9}$/.test(id)) throw new Fault('not-found', 'A ticket has a number, and this is none.');
  return id;
};

/** `1-40-…`: kind, number of the user it belongs to, secret. */
const ownerOf = (token: string, title: string): string => {
  const owner = /^\d+-(\d+)-[0-9a-f]+$/.exec(token)?.[1];
  if (!owner) throw new Fault('bad-input', `The token for ${title} is not one of Request Tracker's.`);
  return owner;
};

/** Tickets of a Request Tracker 5. See docs/connectors.md for what it relies on and what it does not believe. */
export const requestTracker = (config: RequestTrackerConfig, token: string): Connector => {
  const { id, title, account } = config;
  const send = httpClient({
    ...config,
    baseUrl: `${config.url.replace(/\/$/, '')}/REST/2.0`,
    authorization: `token ${token}`,
  });
  const reader = requestTrackerReader(send, title);
  const owner = ownerOf(token, title);

  const read = async (record: RecordRef, fields: readonly string[]): Promise<RecordState> => {
    const ticket = await reader.ticket(ticketNumber(record));
    return {
      record,
      title: ticket.columns.Subject ?? '',
      version: ticket.version,
      values: Object.fromEntries(fields.map(field => [field, fieldValue(ticket, placeOf(config, field))])),
      readAt: new Date().toISOString(),
    };
  };

  const findEffect = async (intent: WriteIntent): Promise<Effect | null> => {
    const number = ticketNumber(intent.record);
    const ticket = await reader.ticket(number);
    const since = await reader.transactionsSince(number, intent.version);
    const trace = traceOf(intent, config, ticket, since);
    return trace ? effectOf(trace) : null;
  };

  /** Effects are told from other people's changes by the account: with a wrong one, nothing would ever be found. */
  const probe = async (): Promise<void> => {
    const actual = await reader.accountName(owner);
    if (actual !== account)
      throw new Fault('upstream-refused', `The token for ${title} belongs to ${actual}, not to ${account}.`);
  };

  const writeChecked = requestTrackerWriter({ config, send, reader, findEffect });
  const write: Connector['write'] = async intent => {
    ticketNumber(intent.record);
    // Each time: after the account was renamed, a message could not be found, and would be sent again.
    await probe();
    return writeChecked(intent);
  };

  return { id, read, findEffect, write, probe };
};
