import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageMessage } from '../contract/messages.ts';

const sent: PageMessage[] = [];
/** What the browser does with the next messages: answer, or lose the worker before it has answered. */
let outcomes: (() => Promise<unknown>)[] = [];
const lost = () => Promise.reject(new Error('The message port closed before a response was received.'));
const answers = (data: unknown) => () => Promise.resolve({ ok: true, data });

// The browser itself, as far as sending goes: no worker stands behind it here.
vi.stubGlobal('chrome', {
  runtime: {
    sendMessage: (message: PageMessage) => {
      sent.push(message);
      return (outcomes.shift() ?? lost)();
    },
  },
});
const { callApi, send } = await import('./client.ts');

beforeEach(() => {
  sent.length = 0;
  outcomes = [];
});

const id = '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11';
const decision = { seal: 'a'.repeat(64), outcome: 'approve' } as const;

describe('a worker that is ended before it answers', () => {
  it.each<PageMessage>([
    { type: 'session.get' },
    { type: 'record.read', tabId: 7 },
    { type: 'api.call', operation: 'proposals.list' },
    { type: 'api.call', operation: 'proposals.create', body: { id } },
    { type: 'api.call', operation: 'drafts.create', body: { runId: id } },
  ])('is asked once more when that is harmless: $type $operation', async message => {
    outcomes = [lost, answers('done')];
    expect(await send(message)).toEqual({ ok: true, data: 'done' });
    expect(sent).toEqual([message, message]);
  });

  it.each<PageMessage>([
    { type: 'session.sign-in' },
    { type: 'api.call', operation: 'proposals.decide', params: { id }, body: decision },
    { type: 'api.call', operation: 'proposals.edit', params: { id } },
    { type: 'api.call', operation: 'stop.set' },
  ])('is never asked twice by itself for what may be done already: $type $operation', async message => {
    outcomes = [lost, answers('done')];
    expect(await send(message)).toMatchObject({ ok: false, problem: { code: 'worker-lost' } });
    expect(sent).toHaveLength(1);
  });

  it('is given up after the second time, in words', async () => {
    expect(await send({ type: 'session.get' })).toMatchObject({
      ok: false,
      problem: { code: 'worker-lost' },
    });
    expect(sent).toHaveLength(2);
  });

  it('counts as lost when the browser resolves with nothing', async () => {
    outcomes = [async () => undefined, answers('done')];
    expect(await send({ type: 'session.get' })).toEqual({ ok: true, data: 'done' });
  });
});

describe('callApi', () => {
  it('gives the data of the reply', async () => {
    outcomes = [answers({ stopped: [] })];
    expect(await callApi('stop.show')).toEqual({ stopped: [] });
    expect(sent).toEqual([{ type: 'api.call', operation: 'stop.show' }]);
  });

  it('throws the problem of the reply', async () => {
    const problem = { code: 'forbidden', message: 'You may not decide.' };
    outcomes = [async () => ({ ok: false, problem })];
    const call = callApi('proposals.decide', { params: { id }, body: decision });
    await expect(call).rejects.toMatchObject({ name: 'ProblemError', problem });
  });
});
