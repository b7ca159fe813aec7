import * as http from 'node:http';
import * as https from 'node:https';
import type { Json } from '../../../lib/core/canonical.ts';
import { Fault } from '../../../lib/core/fault.ts';
import { readBody } from './answer-body.ts';
import { objectionToBaseUrl } from './base-url.ts';
import { faultOfError, faultOfStatus } from './fault.ts';
import { parseForeignJson } from './json.ts';
import { pinnedLookup, type Resolve } from './pinned-lookup.ts';

export interface HttpOptions {
  /** For messages to people: the system's name. */
  title: string;
  /** From reviewed configuration only; never from a page, a record or an answer. */
  baseUrl: string;
  /** The value of the Authorization header. It is sent, and appears nowhere else. */
  authorization: string;
  /** Lets this client reach private addresses, and plain http: for systems inside one's own network. Never link-local ones. */
  allowPrivate: boolean;
  /** From the first byte sent to the last byte read, in milliseconds. */
  timeoutMs: number;
  /** Of silence on the connection, in milliseconds. */
  idleMs?: number;
  /** How names become addresses; Node's own way unless a test says otherwise. */
  resolve?: Resolve;
  /** Largest answer, as sent and as unpacked, in bytes. */
  answerBytes?: number;
}

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST';
  /** Path below the base address, one entry for each segment; segments are escaped. */
  path: readonly string[];
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Json;
  /** An end that several requests share, besides each one's own time limit. */
  deadline?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Of the body, unpacked. */
  bytes: number;
  /** Null when an error's body is not JSON. */
  json: unknown;
}

/** Sends one request and gives the answer, whatever its status, unless the system refused the caller or is unwell. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

const noPath = () => new Fault('not-found', 'There is no record with this id.');

/** Segments are data, often from a page: escaped, they can lead nowhere but below the base address. */
const addressOf = (base: URL, { path, query = {} }: HttpRequest): URL => {
  if (path.some(segment => /^\.{0,2}$/.test(segment) || !segment.isWellFormed())) throw noPath();
  const url = new URL(`${base.pathname.replace(/\/$/, '')}/${path.map(encodeURIComponent).join('/')}`, base);
  url.search = new URLSearchParams(query).toString();
  return url;
};

const responseOf = (request: http.ClientRequest): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Stays after the answer has begun: what breaks later is reported by the answer's own stream.
    request.on('error', reject);
  });

const requestOptions = (
  { authorization, allowPrivate, resolve, idleMs = 10_000 }: HttpOptions,
  { method, headers, body }: HttpRequest,
  signal: AbortSignal,
): https.RequestOptions => ({
  method,
  signal,
  timeout: idleMs,
  // A connection for each request: nothing is reused that was resolved and checked some other time.
  agent: false,
  lookup: pinnedLookup(allowPrivate, resolve),
  headers: {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'countersign',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
    authorization,
  },
});

const exchange = async (url: URL, options: HttpOptions, request: HttpRequest, signal: AbortSignal) => {
  const transport = url.protocol === 'https:' ? https : http;
  const sent = transport.request(url, requestOptions(options, request, signal));
  sent.once('timeout', () => sent.destroy(new Error('silence on the connection')));
  sent.end(request.body === undefined ? undefined : JSON.stringify(request.body));
  const response = await responseOf(sent);
  const body = await readBody(response, options.answerBytes ?? 8_000_000);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const parsed = (status: number, body: Buffer): unknown => {
  if (body.length === 0) return null;
  try {
    return parseForeignJson(body);
  } catch (error) {
    if (isSuccess(status)) throw error;
    return null;
  }
};

/**
 * The one way from here to a system of record. Bounded in time and size, follows no redirect, and goes to no private address
 * unless the configuration says so. Throws a Fault `upstream-unavailable` when there is no answer or one of 429 or 5xx,
 * and `upstream-refused` on 401, on a redirect and on an answer that cannot be read. Faults never carry the token or a body.
 */
export const httpClient = (options: HttpOptions): HttpClient => {
  const objection = objectionToBaseUrl(options.baseUrl, options.allowPrivate);
  if (objection) throw new Fault('bad-input', `The address of ${options.title} ${objection}.`);
  const base = new URL(options.baseUrl);

  return async request => {
    const url = addressOf(base, request);
    const limit = AbortSignal.timeout(options.timeoutMs);
    const signal = request.deadline ? AbortSignal.any([limit, request.deadline]) : limit;
    const context = { title: options.title, what: `${request.method} ${url.pathname}` };
    try {
      const { status, headers, body } = await exchange(url, options, request, signal);
      const fault = faultOfStatus(status, context);
      if (fault) throw fault;
      return { status, headers, bytes: body.length, json: parsed(status, body) };
    } catch (error) {
      throw faultOfError(error, { ...context, timedOut: signal.aborted });
    }
  };
};
