import type { PageMessage, ReadResult, Session } from '../contract/messages.ts';

/** What the worker answers to each message. */
export interface Replies {
  'session.get': Session;
  'session.sign-in': Session;
  'session.sign-out': Session;
  'record.read': ReadResult;
  'record.highlight': { found: boolean };
  'record.reveal': { text: string };
  'api.call': unknown;
}

export type MessageType = PageMessage['type'];
export type MessageOf<T extends MessageType> = Extract<PageMessage, { type: T }>;
