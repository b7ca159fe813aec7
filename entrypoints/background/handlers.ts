import { callBackend } from '../../lib/api/call.ts';
import type { Handlers } from '../../lib/messaging/receive.ts';
import { authorized } from './authorized.ts';
import { highlightField, revealText } from './point-at-record.ts';
import { confirmRecordId, listPages, startPointing, stopPointing, waitForPointed } from './pointing.ts';
import { previewAsRole } from './preview-as-role.ts';
import { readRecord } from './read-record.ts';
import { currentSession } from './session.ts';
import { signIn, signOut } from './sign-in.ts';
import { previewSite, suggestRepairs } from './site-preview.ts';

/** Every message a page may send, and what answers it. */
export const handlers: Handlers = {
  'session.get': currentSession,
  'session.sign-in': signIn,
  'session.sign-out': signOut,
  'record.read': ({ tabId }) => readRecord(tabId),
  'record.highlight': ({ tabId, field }) => highlightField(tabId, field),
  'record.reveal': ({ tabId, readingId, text }) => revealText(tabId, readingId, text),
  'pages.list': listPages,
  'point.start': startPointing,
  'point.wait': waitForPointed,
  'point.stop': ({ tabId }) => stopPointing(tabId),
  'point.preview': previewSite,
  'point.repair': suggestRepairs,
  'point.confirm': confirmRecordId,
  'role.preview': ({ tabId, policy, role }) => previewAsRole(tabId, policy, role),
  'api.call': ({ operation, params, query, body }) =>
    authorized(line => callBackend(line, operation, { params, query, body })),
};
