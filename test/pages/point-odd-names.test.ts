import { expect, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { pointedConversation, pointedValue, repair } from '../../lib/core/pointing.ts';
import { sceneOf } from '../../lib/page/look.ts';
import { ofRecord } from '../../lib/page/point/names.ts';
import { pointedConversationOf } from '../../lib/page/point/pointed-conversation.ts';
import { Pointer } from '../../lib/page/point/pointer.ts';
import { threadsAround } from '../../lib/page/point/thread.ts';
import { elementAt } from './desks/open-desk.ts';
import { openPage } from './open-page.ts';
import { aField, aFieldPlan } from './plans.ts';
import { pointAt } from './point-at.ts';

/** Names of attributes that frameworks for pages use, and that mean something in selectors. */
const attributes = [
  'wire:model="status"',
  'wire:model.live="status"',
  'wire:id="a1B2c3D4e5F6g7H8"',
  'wire:click="open"',
  'x-on:click="open = !open"',
  'x-data="{ open: false }"',
  '@click="open"',
  ':key="status"',
  'hx-on:click="open()"',
  'xml:lang="en"',
  '[foo]="bar"',
  '(press)="go()"',
  'data-a:b="status"',
  'data-name="one&#10;two"',
  'data-name="a &quot;quoted&quot; \\ name"',
];

test.each(attributes)('%s on a value, or around it, is in nobody’s way', async attribute => {
  const { document } = await openPage(
    `<section ${attribute}><p>Status</p><b class="ticket-status" ${attribute}>Open</b></section><i ${attribute}>Paid</i><i ${attribute}>Sent</i>`,
  );
  const pointed = pointAt(document, '.ticket-status');
  expect(pointed).toMatchObject({ value: 'Open', warnings: [] });
  expect(pointed.locators.length).toBeGreaterThan(0);
  expect(pointedValue.parse(pointed)).toEqual(pointed);
  expect(pointAt(document, 'i').value).toBe('Paid');
});

test('a lost field is looked for among such names, too', async () => {
  const { document } = await openPage(
    `<div ${attributes.slice(0, -1).join(' ')}><span>Status</span><b data-field="status">Open</b></div>`,
  );
  const plan = aFieldPlan({
    fields: [{ ...aField('status', {}), locators: [{ css: '.gone', read: 'text' }] }],
  });
  const titles = { status: 'Status' };
  const answer = await new Pointer(document).answer({ type: 'repair', plan, titles, masks: maskTable });
  const [found] = (answer as unknown[]).map(one => repair.parse(one));
  expect(found?.suggestions[0]?.pointed.value).toBe('Open');
});

test('what a page calls a form’s model is a name, and what runs on a click is none', async () => {
  const { document } = await openPage(
    '<input wire:model="ticket.status" value="Open"><input wire:model="ticket.tier" value="Gold"><p @click="toggle">Paid</p><p @click="other">Sent</p>',
  );
  expect(pointAt(document, 'input').locators[0]).toMatchObject({
    locator: { css: '[wire\\:model="ticket.status"]', read: 'value' },
    strategy: 'attribute',
  });
  expect(JSON.stringify(pointAt(document, 'p').locators)).not.toContain('toggle');
});

test('a name of several lines leads to its value', async () => {
  const { document } = await openPage('<p data-name="order&#10;number">A-1</p><p data-name="tier">Gold</p>');
  const { document: other } = await openPage(
    '<p data-name="tier">Free</p><p data-name="order&#10;number">A-2</p>',
  );
  const [first] = pointAt(document, 'p').locators;
  expect(first?.strategy).toBe('attribute');
  expect(other.querySelector(first?.locator.css ?? '')?.textContent).toBe('A-2');
});

const longName = `data-${'very-'.repeat(12)}long`;

test('an attribute whose name is longer than the policy takes is never proposed', async () => {
  const { document } = await openPage(
    `<p><i class="state-sign" ${longName}="paid" style="padding: 4px"></i></p>`,
  );
  const pointed = pointAt(document, 'i');
  expect(pointedValue.parse(pointed)).toEqual(pointed);
  expect(JSON.stringify(pointed)).not.toContain(longName);
  const message = (at: string) =>
    `<div class="message"><b ${longName}="2026-03-04T10:0${at}:00Z">Dana</b><p class="words">Hello ${at}</p></div>`;
  const { document: thread } = await openPage(message('1') + message('2'));
  const { threads, likeliest } = threadsAround(elementAt(thread, '.words'), ofRecord([]));
  const { scene } = sceneOf(thread, aFieldPlan());
  const context = { ids: [], masks: maskTable };
  const conversation = pointedConversationOf(scene, threads[likeliest] as never, context);
  expect(pointedConversation.parse(conversation)).toEqual(conversation);
  expect(JSON.stringify(conversation)).not.toContain(longName);
});
