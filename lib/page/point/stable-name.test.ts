import { expect, test } from 'vitest';
import { asId, asTitle, isTellingClass, stabilityOf } from './stable-name.ts';

test.each([
  'ember1234',
  ':r1a:',
  '«r3»',
  'radix-:r5:',
  'mui-1042',
  'headlessui-listbox-7',
  'css-1q2w3e',
  'sc-bdVaJa',
  'svelte-1x2y3z',
  'Ticket_value__1x2Yz',
  'bdVaJa',
  'a81f03',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  'data-v-7ba5bd90',
  '_ngcontent-ng-c1',
  'x7k9q2',
  'item-1732100000',
  '12',
  'a',
  'gwt-uid-12',
  'ext-gen1088',
  'react-select-2-input',
  'jss12',
  'xkcdq',
])('the generated name %s is not relied on', name => {
  expect(stabilityOf(name)).toBe(0);
});

test.each([
  'status',
  'ticket-status',
  'refundStatus',
  'ticket_form_priority',
  'requester-name',
  'comp-Ticket-Display',
  'custom-field-Order',
  'ticket-info-basics',
])('the name %s is relied on', name => {
  expect(stabilityOf(name)).toBe(1);
});

test.each([
  'customfield_10010',
  'CF-12-ShowRow',
  'custom_field_360001234567',
  'ticket[custom_fields][360001]',
  'address2',
  'line-1',
])('the numbered name %s is relied on less', name => {
  expect(stabilityOf(name)).toBe(0.65);
});

test.each(['mt-4', 'text-sm', 'is-open', 'active', 'badge--danger', 'col-md-6', 'flex', 'bg-red-500'])(
  'the class %s says how something looks',
  name => {
    expect(isTellingClass(name)).toBe(false);
  },
);

test('names become titles and ids', () => {
  expect(asTitle('refundStatus')).toBe('Refund status');
  expect(asTitle('customer_tier')).toBe('Customer tier');
  expect(asId('Größe & Maß')).toBe('grosse_mass');
  expect(asId('Refund status:')).toBe('refund_status');
  expect(asId('状态')).toBe('');
});
