import { expect, test } from 'vitest';
import { suggestions } from '../../entrypoints/gallery/samples/draft.ts';
import { isEdited, pickedChanges, startingForm, whyNotReady, withPick, withValue } from './proposal-form.ts';

const reasoned = { ...startingForm(suggestions), reason: 'duplicate charge' };

test('a refused suggestion is never sent, even when a form claims it was picked', () => {
  const forced = withPick(reasoned, 's3', true);
  expect(pickedChanges(forced, suggestions).map(({ kind }) => kind)).toEqual(['set-field', 'reply']);
});

test('a value edited back to what was suggested counts as drafted', () => {
  const refund = suggestions.find(({ id }) => id === 's1') as (typeof suggestions)[number];
  const there = withValue(reasoned, 's1', 'Paid');
  expect(isEdited(there, refund)).toBe(true);
  expect(isEdited(withValue(there, 's1', 'Approved'), refund)).toBe(false);
});

test('picking again does not send a change twice', () => {
  const twice = withPick(withPick(reasoned, 's1', true), 's1', true);
  expect(pickedChanges(twice, suggestions)).toHaveLength(2);
});

test('says what is missing before a form can be sent', () => {
  expect(whyNotReady(reasoned, suggestions)).toBeNull();
  expect(whyNotReady({ ...reasoned, reason: '  a ' }, suggestions)).toBe('Say why in a few words.');
  expect(whyNotReady({ ...reasoned, picked: [] }, suggestions)).toBe('Pick at least one change.');
  expect(whyNotReady(withValue(reasoned, 's1', '  '), suggestions)).toBe('A picked change is empty.');
});
