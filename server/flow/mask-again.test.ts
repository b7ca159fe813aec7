import { expect, it } from 'vitest';
import type { PlannedField, Reading } from '../../lib/core/plan.ts';
import { maskAgain } from './mask-again.ts';

const field = (id: string, title: string): PlannedField => ({
  id,
  title,
  type: 'text',
  level: 'read',
  locators: [{ css: `#${id}`, read: 'text' }],
  ownerTitle: 'Help desk',
});
const plan = { fields: [field('note', 'Note'), field('born', 'Date of birth')] };

const readingOf = (note: string, born: string, message: string): Reading => ({
  id: '0d9c3a52-6f0e-4b43-9d62-3a2f6d1c9e11',
  site: 'desk',
  policyVersion: 1,
  recordType: 'ticket',
  recordId: '1042',
  url: 'https://desk.example/tickets/1042',
  readAt: '2026-11-20T10:00:00.000Z',
  contentHash: '0'.repeat(64),
  fields: [
    { id: 'note', state: 'read', value: note, placeholders: [], flags: [] },
    { id: 'born', state: 'read', value: born, placeholders: [], flags: [] },
  ],
  conversation: [
    { author: 'Dana', at: '', kind: 'public', from: 'customer', text: message, placeholders: [], flags: [] },
  ],
  messagesLeftOut: 0,
});

it('masks what an old or changed extension has not, by the same table and with the titles of the fields', () => {
  const reading = readingOf('SSN 123-45-6789', '12/03/1980', 'Write to dana@example.com, password: hunter2');
  const { fields, conversation } = maskAgain(reading, plan);
  expect(fields.map(({ value }) => value)).toEqual(['SSN [national id 1]', '[date of birth 1]']);
  expect(fields[0]?.placeholders).toEqual([{ token: '[national id 1]', kind: 'national id' }]);
  expect(conversation[0]?.text).toBe('Write to [e-mail 1], password: [secret 1]');
});

it('leaves a reading that the page has masked as it is, placeholders and all', () => {
  const reading = readingOf('SSN [national id 1]', '[date of birth 1]', 'Write to [e-mail 1], order 4711');
  expect(maskAgain(reading, plan)).toEqual(reading);
});

it('gives no placeholder that the page has given to another value', () => {
  const reading = readingOf('[card 1] and 5555 5555 5555 4444', '', '4111 1111 1111 1111');
  const { fields, conversation } = maskAgain(reading, plan);
  expect(fields[0]?.value).toBe('[card 1] and [card 2]');
  expect(conversation[0]?.text).toBe('[card 3]');
});
