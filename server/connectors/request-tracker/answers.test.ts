import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectorTo, deskConnectorConfig } from '../../../test/request-tracker/connector.ts';
import { describeWithRequestTracker } from '../../../test/request-tracker/describe.ts';
import { serviceAccount } from '../../../test/request-tracker/desk.ts';
import { type RequestTracker, startRequestTracker } from '../../../test/request-tracker/start.ts';
import { faultyProxy, slowMs } from '../conformance/faulty-proxy.ts';
import type { Connector, WriteChange, WriteIntent } from '../connector.ts';
import { requestTracker } from './connector.ts';

describeWithRequestTracker('what Request Tracker answers, and what it means', () => {
  let desk: RequestTracker;
  let connector: Connector;
  let ticket: string;

  beforeAll(async () => {
    desk = await startRequestTracker();
    connector = connectorTo(desk);
    ticket = desk.ticketIds['1042'] ?? '';
  }, 300_000);
  afterAll(() => desk?.stop());
  beforeEach(() => desk.resetTickets());

  const record = (id = ticket) => ({ system: 'rt', type: 'ticket', id });
  const intend = async (change: WriteChange, id = ticket): Promise<WriteIntent> => {
    const { version } = await connector.read(record(id), []);
    return { key: 'the-key', record: record(id), change, version, reference: 'Countersign proposal #7' };
  };
  const set = async (field: string, after: string): Promise<WriteIntent> => {
    const { values } = await connector.read(record(), [field]);
    return intend({ kind: 'set-field', field, before: values[field] ?? null, after });
  };
  const valueNow = async (field: string) => (await connector.read(record(), [field])).values[field];
  const ownWrites = () => desk.history(ticket).filter(({ creator }) => creator === serviceAccount);
  const postAsService = (message: object) =>
    fetch(`${desk.url}/REST/2.0/ticket/${ticket}/correspond`, {
      method: 'POST',
      headers: { authorization: `token ${desk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ Content: 'Hello', ContentType: 'text/plain', ...message }),
    });

  it.each([
    ['refund_status', 'Nonsense', /invalid value/i],
    ['refund_status', 'requested', /did not take/],
    ['amount', 'abc', /Amount/],
    ['status', 'nonsense', /nonsense/],
    ['priority', 'abc', /whole number/],
    ['subject', 'x'.repeat(300), /200/],
    ['subject', 'two\nlines', /one line/],
    ['requester', 'someone@else.example', /cannot be written/],
  ])('%s cannot become %j, though Request Tracker would answer 200', async (field, value, why) => {
    const before = await valueNow(field);
    const outcome = await connector.write(await set(field, value));
    expect(outcome).toEqual({ outcome: 'refused', why: expect.stringMatching(why) });
    await expect(valueNow(field)).resolves.toBe(before);
    expect(ownWrites()).toEqual([]);
  });

  it.each([
    ['subject', 'A subject of its own ✓'],
    ['status', 'stalled'],
    ['priority', '100'],
    ['refund_status', 'Approved'],
    ['refund_status', ''],
  ])('%s becomes %j, with a trace in the history', async (field, value) => {
    const intent = await set(field, value);
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'written' });
    await expect(valueNow(field)).resolves.toBe(value || null);
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: serviceAccount });
    expect(ownWrites()).toHaveLength(1);
  });

  it('gives an emptied field a value again', async () => {
    await connector.write(await set('refund_status', ''));
    const intent = await set('refund_status', 'Requested');
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'written' });
    await expect(valueNow('refund_status')).resolves.toBe('Requested');
  });

  it('of four writes at the same moment exactly one claims to have been written', async () => {
    const values = ['Approved', 'Paid', 'Declined', 'None'];
    const intents = await Promise.all(values.map(value => set('refund_status', value)));
    const outcomes = await Promise.allSettled(intents.map(intent => connector.write(intent)));
    const claims = outcomes.filter(
      settled => settled.status === 'fulfilled' && settled.value.outcome === 'written',
    );
    expect(claims).toHaveLength(1);
    const effects = await Promise.all(intents.map(intent => connector.findEffect(intent)));
    expect(effects.filter(effect => effect !== null)).toHaveLength(1);
  });

  it('finds a message by its subject where the desk has lost its tag', async () => {
    const intent = await intend({ kind: 'reply', text: 'Hello' });
    await postAsService({ Subject: `[${intent.key}] untagged` });
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: serviceAccount });
  });

  it('finds a message by its tag where someone shortened its subject', async () => {
    const intent = await intend({ kind: 'reply', text: 'Hello' });
    await postAsService({ Subject: 'short', TxnCustomFields: { 'Proposal id': intent.key } });
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: serviceAccount });
  });

  it('marks messages of tickets with long subjects in every script', async () => {
    await desk.editAs('lena.vogt', ticket, { Subject: 'Größe 數 👩‍👩‍👧 '.repeat(12) });
    const config = { ...deskConnectorConfig(desk.url), proposalField: 'No such field' };
    const untagging = requestTracker(config, desk.token);
    const intent = await intend({ kind: 'reply', text: 'Hello' });
    await expect(untagging.write(intent)).resolves.toEqual({ outcome: 'written' });
    expect(ownWrites()).toHaveLength(1);
  });

  it("does not take a colleague's answer that quotes the subject for its own message", async () => {
    const intent = await intend({ kind: 'reply', text: 'Hello' });
    await desk.replyAs('amira.haddad', ticket, { Subject: `Re: [${intent.key}] quoted` });
    await expect(connector.findEffect(intent)).resolves.toBeNull();
  });

  it('searches a history of several hundred entries', async () => {
    const long = desk.ticketIds['1053'] ?? '';
    const intent = await intend({ kind: 'note', text: 'after a long thread' }, long);
    const [opening, ...later] = desk.history(long);
    expect(later.length).toBeGreaterThan(250);
    const early = { ...intent, version: String(opening?.id) };
    await expect(connector.findEffect(early)).resolves.toBeNull();
    await connector.write(intent);
    await expect(connector.findEffect(early)).resolves.toMatchObject({ writtenBy: serviceAccount });
  });

  it('does not follow a ticket into the one it was merged with', async () => {
    const other = desk.ticketIds['1043'] ?? '';
    await desk.editAs('lena.vogt', ticket, { MergeInto: other });
    await expect(connector.read(record(), [])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not pass off a field that the service account cannot see as empty', async () => {
    const config = { ...deskConnectorConfig(desk.url), fields: { hidden: { customField: 'Not there' } } };
    const blind = requestTracker(config, desk.token);
    await expect(blind.read(record(), ['hidden'])).rejects.toMatchObject({ code: 'upstream-refused' });
  });

  it('sends no write that would come later than its time limit, however slow the reads before it', async () => {
    const proxy = await faultyProxy(desk.url);
    try {
      const intent = await set('refund_status', 'Approved');
      proxy.trouble = 'slow';
      const late = connectorTo(desk, { url: proxy.url, timeoutMs: slowMs * 1.6 });
      await expect(late.write(intent)).rejects.toMatchObject({ code: 'upstream-unavailable' });
      expect(ownWrites()).toEqual([]);
    } finally {
      await proxy.close();
    }
  });

  it("writes nothing with another account's token, whose effects it could never find", async () => {
    const stranger = requestTracker({ ...deskConnectorConfig(desk.url), account: 'robot' }, desk.token);
    const intent = await set('refund_status', 'Approved');
    await expect(stranger.probe()).rejects.toMatchObject({ public: expect.stringContaining('belongs to') });
    await expect(stranger.write(intent)).rejects.toMatchObject({ code: 'upstream-refused' });
    expect(ownWrites()).toEqual([]);
  });
});
