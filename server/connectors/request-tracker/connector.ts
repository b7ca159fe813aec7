import { Fault } from '../../../lib/core/fault.ts';
import { type RecordRef, sameValue } from '../../../lib/core/record.ts';
import type { Connector, Effect, RecordState, WriteIntent, WriteOutcome } from '../connector.ts';
import { type HttpAnswer, type HttpClient, httpClient } from '../http/client.ts';
import type { RequestTrackerConfig } from './config.ts';
import { effectOf, traceOf } from './effects.ts';
import { fieldValue, placeOf } from './fields.ts';
import { type RequestTrackerReader, requestTrackerReader } from './rest.ts';
import { refusalIn, wordsOf } from './write-answer.ts';
import { writeRequest } from './write-request.ts';

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
class RequestTrackerConnector implements Connector {
  readonly id: string;
  readonly writeSettlesMs: number;
  readonly #config: RequestTrackerConfig;
  readonly #owner: string;
  readonly #send: HttpClient;
  readonly #reader: RequestTrackerReader;

  constructor(config: RequestTrackerConfig, token: string) {
    this.id = config.id;
    this.writeSettlesMs = 2 * config.timeoutMs;
    this.#config = config;
    this.#owner = ownerOf(token, config.title);
    const baseUrl = `${config.url.replace(/\/$/, '')}/REST/2.0`;
    this.#send = httpClient({ ...config, baseUrl, authorization: `token ${token}` });
    this.#reader = requestTrackerReader(this.#send, config.title);
  }

  async read(record: RecordRef, fields: readonly string[]): Promise<RecordState> {
    const ticket = await this.#reader.ticket(ticketNumber(record));
    const value = (field: string) => fieldValue(ticket, placeOf(this.#config, field));
    return {
      record,
      title: ticket.columns.Subject ?? '',
      version: ticket.version,
      values: Object.fromEntries(fields.map(field => [field, value(field)])),
      readAt: new Date().toISOString(),
    };
  }

  async findEffect(intent: WriteIntent): Promise<Effect | null> {
    const number = ticketNumber(intent.record);
    const ticket = await this.#reader.ticket(number);
    const since = await this.#reader.transactionsSince(number, intent.version);
    const trace = traceOf(intent, this.#config, ticket, since);
    return trace ? effectOf(trace) : null;
  }

  async write(intent: WriteIntent): Promise<WriteOutcome> {
    const number = ticketNumber(intent.record);
    const deadline = AbortSignal.timeout(this.#config.timeoutMs);
    const send: HttpClient = request => this.#send({ ...request, deadline });
    const reader = requestTrackerReader(send, this.#config.title);
    // Each time: after the account was renamed, a message could not be found, and would be sent again.
    await this.#checkAccount(reader);
    const request = writeRequest(this.#config, await reader.ticket(number), intent);
    if ('outcome' in request) return request;
    const answer = await send(request);
    return refusalIn(this.#config.title, answer) ?? this.#judge(intent, answer);
  }

  probe(): Promise<void> {
    return this.#checkAccount(this.#reader);
  }

  /** Effects are told from other people's changes by the account: with a wrong one, none would ever be found. */
  async #checkAccount(reader: RequestTrackerReader): Promise<void> {
    const { account, title } = this.#config;
    const actual = await reader.accountName(this.#owner);
    if (actual !== account)
      throw new Fault('upstream-refused', `The token for ${title} belongs to ${actual}, not to ${account}.`);
  }

  /**
   * Request Tracker answers 200 to values it did not take, takes others differently than given, and checks If-Match before
   * it locks. So an answer is only believed to have come, and the ticket is asked what happened.
   */
  async #judge({ change, ...intent }: WriteIntent, answer: HttpAnswer): Promise<WriteOutcome> {
    const { title } = this.#config;
    if (await this.findEffect({ ...intent, change })) return { outcome: 'written' };
    if (change.kind !== 'set-field')
      throw new Fault('upstream-refused', `${title} took the message, and its history does not show it.`);
    const { values } = await this.read(intent.record, [change.field]);
    if (sameValue(values[change.field] ?? null, change.before))
      return { outcome: 'refused', why: wordsOf(answer) || `${title} did not take the value.` };
    throw new Fault(
      'upstream-refused',
      `${title} has changed the field, but not from and to the approved values.`,
    );
  }
}

export const requestTracker = (config: RequestTrackerConfig, token: string): Connector =>
  new RequestTrackerConnector(config, token);
