import type { PageMessage, ReadResult, Session } from '../contract/messages.ts';
import type { IdConfirmation, OpenPage, Pointed, Repair, SitePreview } from '../core/pointing.ts';

/** What the worker answers to each message. */
export interface Replies {
  'session.get': Session;
  'session.sign-in': Session;
  'session.sign-out': Session;
  'record.read': ReadResult;
  'record.highlight': { found: boolean };
  'record.reveal': { text: string };
  'pages.list': { pages: OpenPage[] };
  'point.start': Record<string, never>;
  /** `over`: pointing has ended on that page, and no more will come. */
  'point.wait': { pointed: Pointed[]; over: boolean };
  'point.stop': Record<string, never>;
  'point.preview': SitePreview;
  'point.repair': { repairs: Repair[] };
  'point.confirm': IdConfirmation;
  'role.preview': ReadResult;
  'api.call': unknown;
}

export type MessageType = PageMessage['type'];
export type MessageOf<T extends MessageType> = Extract<PageMessage, { type: T }>;
