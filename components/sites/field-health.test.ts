import { expect, test } from 'vitest';
import { type FieldSight, healthOf } from './field-health.ts';

const sight = (value: string | null, ...states: FieldSight['states']): FieldSight => ({
  id: 'topic',
  ...(value === null ? { state: 'missing' } : { state: 'read', value, locator: 0 }),
  placeholders: [],
  flags: [],
  states,
});
const byPlace = [{ css: '#topic', read: 'text' as const }];

test('a value that differs on two records is well', () => {
  expect(healthOf([sight('Crane', 'same'), sight('Invoice', 'same')], true, 'text', byPlace)).toEqual({
    tone: 'good',
    word: 'found on both',
    remarks: [],
  });
});

test('the same value on two records is asked about, except where that is common', () => {
  const same = [sight('Open', 'same'), sight('Open', 'same')] as const;
  expect(healthOf(same, true, 'text', byPlace).remarks).toEqual([expect.stringMatching(/right place/)]);
  expect(healthOf(same, true, 'choice', byPlace).tone).toBe('good');
  expect(healthOf(same, false, 'text', byPlace).tone).toBe('good');
});

test('two places that disagree are called wrong, whichever was tried first', () => {
  const health = healthOf([sight('Crane', 'same', 'other'), null], false, 'text', byPlace);
  expect(health).toMatchObject({
    tone: 'bad',
    remarks: [expect.stringMatching(/different values on page A/)],
  });
});

test('what is found nowhere is wrong, and what only one record lacks may be empty there', () => {
  const nowhere = [sight(null, 'nothing'), sight(null, 'several')] as const;
  expect(healthOf(nowhere, true, 'text', byPlace)).toMatchObject({
    tone: 'bad',
    remarks: ['Not found.', expect.stringMatching(/several values on page B/)],
  });
  const once = [sight('Crane', 'same'), sight(null, 'nothing')] as const;
  expect(healthOf(once, true, 'text', byPlace)).toMatchObject({
    tone: 'warn',
    remarks: [expect.stringMatching(/page B: is it empty/)],
  });
});

test('a fallback’s answer and a place known by the words of one language are said', () => {
  const fallback = { ...sight('Crane', 'nothing', 'same'), locator: 1 };
  expect(healthOf([fallback, null], false, 'text', byPlace).remarks).toEqual([
    'On page A only place 2 found it.',
  ]);
  const byWords = (...label: string[]) => [{ label, read: 'text' as const }];
  const seen = [sight('Crane', 'same'), null] as const;
  expect(healthOf(seen, false, 'text', byWords('Topic')).remarks).toEqual([
    expect.stringMatching(/other languages/),
  ]);
  expect(healthOf(seen, false, 'text', byWords('Topic', 'Thema')).remarks).toEqual([]);
});
