import { expect, test } from 'vitest';
import { reading as readingSchema } from '../../lib/core/plan.ts';
import { openPage } from './open-page.ts';
import { aField, aFieldPlan, tableDeskPlan } from './plans.ts';
import { readPage, valuesOf } from './read-page.ts';
import cardDesk from './sites/card-desk.html?raw';
import tableDesk from './sites/table-desk.html?raw';

test('a desk of tables is read by its visible labels, not by the hidden forms that repeat them', async () => {
  const { document } = await openPage(tableDesk);
  const reading = await readPage(document, tableDeskPlan());
  expect(valuesOf(reading)).toEqual({
    subject: 'Charged twice for the March invoice',
    status: 'open',
    priority: 'Low',
    queue: 'Billing',
    address: '[delivery address 1]',
    card: '[card 1]',
    amount: '49.00 EUR',
    charged_on: undefined,
  });
  expect(reading.recordId).toBe('1042');
});

test('a reading has the shape that the backend accepts', async () => {
  const { document } = await openPage(tableDesk);
  const reading = await readPage(document, tableDeskPlan());
  expect(readingSchema.parse(reading)).toEqual(reading);
});

test('a conversation keeps who, when, to whom, and one placeholder for one value', async () => {
  const { document } = await openPage(tableDesk);
  const { conversation } = await readPage(document, tableDeskPlan());
  expect(conversation.map(({ author, at, kind, from }) => [author, at, kind, from])).toEqual([
    ['Dana Reyes', '2026-03-04T09:12:00Z', 'public', 'customer'],
    ['Amira Haddad', '2026-03-04T10:00:00Z', 'public', 'agent'],
    ['Amira Haddad', '2026-03-04T10:05:00Z', 'internal', 'agent'],
  ]);
  expect(conversation[0]?.text).toBe(
    'Hello,\n\nyou charged me twice.\nMy card is [card 1], reach me at [e-mail 1].',
  );
  expect(conversation[2]?.text).toContain('[bank account 1]');
});

test('whose message it is can be told by the form of a text, where no element tells it', async () => {
  const { document } = await openPage(tableDesk);
  const plan = tableDeskPlan();
  const fromCustomer = { css: '.who', read: 'text' as const, pattern: '(Reyes)$' };
  const { conversation } = await readPage(document, {
    ...plan,
    ...(plan.conversation && { conversation: { ...plan.conversation, fromCustomer } }),
  });
  expect(conversation.map(({ from }) => from)).toEqual(['customer', 'agent', 'agent']);
});

test('a page of cards, lists and controls is read by its labels', async () => {
  const { document } = await openPage(cardDesk, '/requests/REQ-77');
  const labels = {
    order: 'Order number',
    tracking: 'Tracking',
    shipping: 'Shipping',
    carrier: 'Carrier',
    region: 'Region',
    tier: 'Customer tier',
    state: 'State',
    assignee: 'Assignee',
    escalated: 'Escalated',
    due: 'Due',
    channel: 'Channel',
    languages: 'Languages',
  };
  const reading = await readPage(
    document,
    aFieldPlan({
      recordId: {
        path: '/requests/([A-Z]+-\\d+)$',
        confirm: [{ css: 'main', read: { attribute: 'data-record' } }],
      },
      fields: Object.entries(labels).map(([id, label]) => aField(id, { label: [label] })),
      conversation: {
        item: '.entry',
        at: { css: 'time', read: { attribute: 'datetime' } },
        author: { css: 'i', read: 'text' },
        body: { css: '.text', read: 'text' },
      },
    }),
  );
  expect(valuesOf(reading)).toEqual({
    order: '2026-004711',
    tracking: '1Z 999 AA1 01 2345 6784',
    shipping: 'express',
    carrier: 'Parcel Post',
    region: 'South',
    tier: 'Gold',
    state: 'Waiting',
    assignee: 'Amira Haddad',
    escalated: 'yes',
    due: '2026-12-01',
    channel: 'Chat',
    languages: undefined,
  });
  expect(reading.recordId).toBe('REQ-77');
  expect(reading.conversation.map(({ text }) => text)).toEqual(['Where is it?', 'It left our store.']);
});
