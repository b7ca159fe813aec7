import { expect, test } from 'vitest';
import { rememberProofs } from './used-proofs.ts';

const forMs = 120_000;

test('a proof counts once for as long as it could be used again', () => {
  let timeMs = 0;
  const used = rememberProofs(forMs, () => timeMs);
  expect(used.use('key', 'proof')).toBe(true);
  for (timeMs of [0, 1, 60_000, forMs - 1]) expect(used.use('key', 'proof'), `at ${timeMs}`).toBe(false);
  timeMs = forMs;
  expect(used.use('key', 'proof')).toBe(true);
});

test('a key that sends too many is refused itself, and no other key is', () => {
  let timeMs = 0;
  const used = rememberProofs(forMs, () => timeMs);
  const flood = () => {
    for (let count = 0; count < 10_000; count++) used.use('flooding', `${timeMs}-${count}`);
  };
  expect(flood).toThrow(expect.objectContaining({ code: 'too-many' }));
  expect(used.use('flooding', '0-0'), 'none was pushed out').toBe(false);
  expect(used.use('other', 'proof')).toBe(true);
  timeMs = forMs;
  expect(used.use('flooding', 'later')).toBe(true);
});
