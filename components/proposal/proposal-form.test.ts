import { expect, test } from 'vitest';
import { suggestions } from '../../entrypoints/gallery/samples/draft.ts';
import { pickedChanges, startingForm, whyNotReady, withPick, withValue } from './proposal-form.ts';

const reasoned = { ...startingForm(suggestions), reason: 'duplicate charge' };

test('a refused suggestion is never sent, even when a form claims it was picked', () => {
  const forced = withPick(reasoned, 's3', true);
  expect(pickedChanges(forced, suggestions).map(({ change }) => change.kind)).toEqual(['set-field', 'reply']);
});

test('a value edited back to what was suggested counts as drafted', () => {
  const there = withValue(reasoned, 's1', 'Paid');
  expect(pickedChanges(there, suggestions)[0]?.origin).toBe('edited');
  expect(pickedChanges(withValue(there, 's1', 'Approved'), suggestions)[0]?.origin).toBe('drafted');
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
