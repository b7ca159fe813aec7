import { callBackend } from '../../lib/api/call.ts';
import type { Handlers } from '../../lib/messaging/receive.ts';
import { authorized } from './authorized.ts';
import { highlightField, revealText } from './point-at-record.ts';
import { readRecord } from './read-record.ts';
import { currentSession } from './session.ts';
import { signIn, signOut } from './sign-in.ts';

/** Every message a page may send, and what answers it. */
export const handlers: Handlers = {
  'session.get': currentSession,
  'session.sign-in': signIn,
  'session.sign-out': signOut,
  'record.read': ({ tabId }) => readRecord(tabId),
  'record.highlight': ({ tabId, field }) => highlightField(tabId, field),
  'record.reveal': ({ tabId, readingId, text }) => revealText(tabId, readingId, text),
  'api.call': ({ operation, params, query, body }) =>
    authorized(line => callBackend(line, operation, { params, query, body })),
};
