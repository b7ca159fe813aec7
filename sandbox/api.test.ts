import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, callerOf } from './caller.ts';
import { type Sandbox, startSandbox } from './start.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const order = '/billing/orders/O-20931';
const ticket = '/api/tickets/1042';

let sandbox: Sandbox;
let call: Caller;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    clock: () => now,
    serviceAccounts: [
      { name: 'countersign', token: 'token-of-countersign' },
      { name: 'clerk', token: 'token-of-clerk' },
    ],
  });
  call = callerOf(sandbox, 'token-of-countersign');
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const setRefund = (value: string, headers: Record<string, string> = {}, reference = 'key-1') =>
  call('PATCH', order, { fields: { refund_status: value }, reference }, headers);

describe('service accounts', () => {
  it.each([
    ['no token', {}],
    ['an unknown token', { Authorization: 'Bearer wrong' }],
    ['a token in another scheme', { Authorization: 'Basic token-of-countersign' }],
  ])('with %s nothing is read', async (_name, headers) => {
    const answer = await fetch(`${sandbox.url}${order}`, { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('token') });
  });
});

describe('reading', () => {
  it('gives all fields, with the version as ETag', async () => {
    const { status, headers, body } = await call('GET', order);
    expect(status).toBe(200);
    expect(headers.get('ETag')).toBe('"1"');
    expect(body).toMatchObject({
      id: 'O-20931',
      version: '1',
      asOf: now.toISOString(),
      fields: { refund_status: 'Requested', amount: '49.00 EUR', customer: 'C-3001' },
    });
  });

  it('says how old the values of a stopped feed are', async () => {
    const { body } = await call('GET', '/billing/orders/O-20963');
    expect(body).toMatchObject({ asOf: '2026-11-18T12:00:00.000Z' });
  });

  it.each([
    '/api/tickets/9999',
    '/billing/orders/1042',
    '/crm/customers/O-20931',
    '/api/tickets/9999/history',
  ])('there is no %s', async path => {
    expect((await call('GET', path)).status).toBe(404);
  });
});

describe('writing', () => {
  it('a change raises the version and stands in the history with writer, time, old, new and reference', async () => {
    const { status, body } = await setRefund('Approved', { 'If-Match': '"1"' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: '2', fields: { refund_status: 'Approved' } });
    expect((await call('GET', `${order}/history`)).body).toEqual({
      entries: [
        {
          id: expect.any(String),
          version: '2',
          at: now.toISOString(),
          account: 'countersign',
          kind: 'field',
          field: 'refund_status',
          old: 'Requested',
          new: 'Approved',
          reference: 'key-1',
        },
      ],
      next: null,
    });
  });

  it('a stale If-Match writes nothing', async () => {
    await setRefund('Approved');
    const { status } = await setRefund('Declined', { 'If-Match': '"1"' });
    expect(status).toBe(412);
    expect((await call('GET', order)).body).toMatchObject({
      version: '2',
      fields: { refund_status: 'Approved' },
    });
  });

  it('of many writers with one version exactly one wins', async () => {
    const answers = await Promise.all(
      ['Approved', 'Declined', 'Paid', 'None'].map((value, index) =>
        setRefund(value, { 'If-Match': '"1"' }, `key-${index}`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await call('GET', `${order}/history`)).body).toMatchObject({ entries: [{ version: '2' }] });
  });

  it('the same value again makes no history', async () => {
    const { status, body } = await setRefund('Requested');
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: '1' });
  });

  it('does not look for repeats, as most help desks do not', async () => {
    await call('POST', `${ticket}/messages`, { kind: 'public', text: 'Hello', reference: 'same' });
    await call('POST', `${ticket}/messages`, { kind: 'public', text: 'Hello', reference: 'same' });
    const { body } = await call('GET', `${ticket}/history?reference=same`);
    expect(body).toMatchObject({ entries: [{ new: 'Hello' }, { new: 'Hello' }] });
  });

  it('all fields of a request are written, or none', async () => {
    const path = '/crm/customers/C-3003';
    const { status } = await call('PATCH', path, {
      fields: { phone: '+47 555 50 999', tier: 'Plus' },
      reference: 'key-1',
    });
    expect(status).toBe(422);
    expect((await call('GET', path)).body).toMatchObject({
      version: '1',
      fields: { phone: '+47 555 50 133' },
    });
  });

  it('keeps any text as it is', async () => {
    const address = 'שדרות 4‎, 上海\u200d\n\t🏴‍☠️ ﷽ "\\';
    await call('PATCH', '/crm/customers/C-3003', { fields: { delivery_address: address }, reference: 'k' });
    const { body } = await call('GET', '/crm/customers/C-3003');
    expect(body).toMatchObject({ fields: { delivery_address: address } });
    const history = await call('GET', '/crm/customers/C-3003/history');
    expect(history.body).toMatchObject({ entries: [{ new: address }] });
  });

  it('takes a value of 1 MB', async () => {
    const delivery_address = 'x'.repeat(1_000_000);
    const { status } = await call('PATCH', '/crm/customers/C-3003', {
      fields: { delivery_address },
      reference: 'k',
    });
    expect(status).toBe(200);
  });
});

describe('refusals', () => {
  const good = { fields: { refund_status: 'Approved' }, reference: 'k' };

  it.each([
    ['a value that is not on the list', { ...good, fields: { refund_status: 'paid' } }, 422],
    ['a field of another system', { ...good, fields: { status: 'Open' } }, 422],
    ['a field that is only read', { ...good, fields: { amount: '1.00 EUR' } }, 422],
    ['a field named like a property of objects', { ...good, fields: { constructor: 'x' } }, 422],
    ['no reference', { fields: good.fields }, 400],
    ['an unknown key', { ...good, version: 7 }, 400],
    ['a value that is no text', { ...good, fields: { refund_status: 1 } }, 400],
    ['text of 2 MB', { ...good, fields: { refund_status: 'x'.repeat(2_000_001) } }, 413],
  ])('%s is refused in words and changes nothing', async (_name, body, status) => {
    const answer = await call('PATCH', order, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error: expect.stringMatching(/\w{3}/) });
    expect((await call('GET', order)).body).toMatchObject({ version: '1' });
  });

  it.each([
    ['half a character', '\ud800'],
    ['a control character', 'a\u0000b'],
  ])('%s is refused in fields and messages', async (_name, text) => {
    const field = { fields: { phone: text }, reference: 'k' };
    expect((await call('PATCH', '/crm/customers/C-3001', field)).status).toBe(422);
    const message = { kind: 'public', text, reference: 'k' };
    expect((await call('POST', `${ticket}/messages`, message)).status).toBe(422);
  });

  it('a body that is not JSON is refused', async () => {
    const answer = await fetch(`${sandbox.url}${order}`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer token-of-countersign' },
      body: '{"fields":',
    });
    expect(answer.status).toBe(400);
  });

  it.each(['1', 'W/"1"', '"1", "2"', '*', ''])('the If-Match %j is not understood', async value => {
    expect((await setRefund('Approved', { 'If-Match': value })).status).toBe(400);
  });
});

describe('messages and history', () => {
  it('a message is written once, by the account, with its reference', async () => {
    const posted = await call('POST', `${ticket}/messages`, {
      kind: 'internal',
      text: 'A note',
      reference: 'n',
    });
    expect(posted).toMatchObject({ status: 201, body: { version: '2' } });
    const { body } = await call('GET', `${ticket}/history?reference=n`);
    expect(body).toMatchObject({
      entries: [{ account: 'countersign', kind: 'internal', field: null, old: null, new: 'A note' }],
    });
    const { messages } = (await call('GET', `${ticket}/messages`)).body as { messages: unknown[] };
    expect(messages.at(-1)).toMatchObject({ author: 'countersign', kind: 'internal', text: 'A note' });
  });

  it('a stale If-Match posts nothing', async () => {
    const message = { kind: 'public', text: 'Hello', reference: 'r' };
    await call('POST', `${ticket}/messages`, message);
    const second = await call('POST', `${ticket}/messages`, message, { 'If-Match': '"1"' });
    expect(second.status).toBe(412);
    expect((await call('GET', `${ticket}/history?reference=r`)).body).toMatchObject({
      entries: [{ new: 'Hello' }],
    });
  });

  it('another account stands under its own name', async () => {
    const asClerk = callerOf(sandbox, 'token-of-clerk');
    await asClerk('PATCH', order, { fields: { refund_status: 'Paid' }, reference: 'by hand' });
    expect((await call('GET', `${order}/history`)).body).toMatchObject({ entries: [{ account: 'clerk' }] });
  });

  it('pages through a long history without a gap or a repeat', async () => {
    const ids: string[] = [];
    let after: string | null = '0';
    while (after !== null) {
      const { body } = await call('GET', `/api/tickets/1053/history?after=${after}`);
      const page = body as { entries: { id: string }[]; next: string | null };
      ids.push(...page.entries.map(({ id }) => id));
      after = page.next;
    }
    expect(ids).toHaveLength(300);
    expect(new Set(ids).size).toBe(300);
  });
});
