import { describe, expect, it } from 'vitest';
import { pageMessage } from '../contract/messages.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { type Handlers, receive } from './receive.ts';
import type { MessageOf, MessageType } from './replies.ts';
import type { Sender } from './sender.ts';

const self = {
  id: 'lkhhleojaahdfcgmpfjcbbhcpjcanlic',
  origin: 'chrome-extension://lkhhleojaahdfcgmpfjcbbhcpjcanlic',
};
const panel: Sender = { id: self.id, url: `${self.origin}/sidepanel.html`, origin: self.origin };
const desk = 'https://desk.example';
const readingId = '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11';

const sketch = { recordId: { path: '^/(\\d+)', confirm: [] }, fields: {} };

const messages: { [T in MessageType]: MessageOf<T> } = {
  'session.get': { type: 'session.get' },
  'session.sign-in': { type: 'session.sign-in' },
  'session.sign-out': { type: 'session.sign-out' },
  'record.read': { type: 'record.read', tabId: 7 },
  'record.highlight': { type: 'record.highlight', tabId: 7, field: 'amount' },
  'record.reveal': { type: 'record.reveal', tabId: 7, readingId, text: '[card 1]' },
  'pages.list': { type: 'pages.list' },
  'point.start': { type: 'point.start', tabId: 7, mode: 'value' },
  'point.wait': { type: 'point.wait', tabId: 7, after: 0 },
  'point.stop': { type: 'point.stop', tabId: 7 },
  'point.preview': { type: 'point.preview', tabId: 7, sketch },
  'point.repair': { type: 'point.repair', tabId: 7, sketch, titles: {} },
  'point.confirm': { type: 'point.confirm', tabId: 7, sketch },
  'role.preview': { type: 'role.preview', tabId: 7, policy: 'current', role: 'agent' },
  'api.call': { type: 'api.call', operation: 'me.show' },
};

const forged: Record<string, Sender | undefined> = {
  'nobody at all': undefined,
  'a content script of this extension in a ticket': {
    id: self.id,
    url: `${desk}/ticket/1`,
    origin: desk,
    frameId: 0,
    tab: { id: 7 },
  },
  'a content script that claims an extension address and cannot change its origin': {
    ...panel,
    origin: desk,
  },
  'another extension': { ...panel, id: 'aaaabbbbccccddddeeeeffffgggghhhh' },
  'another extension with a page of its own': {
    id: 'aaaabbbbccccddddeeeeffffgggghhhh',
    url: 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/sidepanel.html',
    origin: 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh',
  },
  'a page that says who it is, without an id': { url: panel.url, origin: self.origin },
  'a sender without an address': { id: self.id, origin: self.origin },
  'a host that begins like the extension': {
    id: self.id,
    url: `${self.origin}.evil.example/sidepanel.html`,
  },
  'an own page framed inside a tab': { ...panel, frameId: 3, tab: { id: 7 } },
  'a sandboxed own page': { ...panel, origin: 'null' },
};

/** Handlers that note each call: the worker's own would do. */
const counting = () => {
  const called: string[] = [];
  const note = async (message: { type: string }) => {
    called.push(message.type);
    return {} as never;
  };
  const handlers = Object.fromEntries(Object.keys(messages).map(type => [type, note])) as unknown as Handlers;
  return { called, handlers };
};

describe('receive', () => {
  it('knows every message of the contract in this test', () => {
    const types = pageMessage.options.map(option => option.shape.type.value);
    expect(Object.keys(messages).sort()).toEqual([...types].sort());
  });

  describe.each(Object.values(messages))('$type', message => {
    it.each(Object.keys(forged))('is refused from %s', async name => {
      const { called, handlers } = counting();
      const reply = await receive(handlers, self, message, forged[name]);
      expect(reply).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
      expect(called).toEqual([]);
    });

    it('is answered in the panel', async () => {
      const { called, handlers } = counting();
      expect(await receive(handlers, self, message, panel)).toEqual({ ok: true, data: {} });
      expect(called).toEqual([message.type]);
    });

    it('is answered in the console, which is the top frame of a tab', async () => {
      const { handlers } = counting();
      const page = { ...panel, url: `${self.origin}/console.html`, frameId: 0, tab: { id: 9 } };
      expect(await receive(handlers, self, message, page)).toEqual({ ok: true, data: {} });
    });

    it('is refused with one unknown key more', async () => {
      const { called, handlers } = counting();
      const reply = await receive(handlers, self, { ...message, admin: true }, panel);
      expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-input' } });
      expect(called).toEqual([]);
    });
  });

  it.each([
    undefined,
    null,
    'session.get',
    [],
    {},
    { type: 'session.tokens' },
    { type: '__proto__' },
    { type: 'record.read', tabId: '7' },
    { type: 'record.reveal', tabId: 7, readingId, text: 'x'.repeat(40_001) },
  ])('refuses %j, which is no message', async raw => {
    const { called, handlers } = counting();
    expect(await receive(handlers, self, raw, panel)).toMatchObject({
      ok: false,
      problem: { code: 'bad-input' },
    });
    expect(called).toEqual([]);
  });

  it('hands on a problem as it is, and of any other error only its kind', async () => {
    const { handlers } = counting();
    const gone = { code: 'gone', message: 'The page was closed.' };
    handlers['record.read'] = () => Promise.reject(new ProblemError(gone));
    handlers['session.get'] = () => Promise.reject(new RangeError('secret of a page'));
    expect(await receive(handlers, self, messages['record.read'], panel)).toEqual({
      ok: false,
      problem: gone,
    });
    const reply = await receive(handlers, self, messages['session.get'], panel);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'internal' } });
    expect(JSON.stringify(reply)).toContain('RangeError');
    expect(JSON.stringify(reply)).not.toContain('secret of a page');
  });
});
