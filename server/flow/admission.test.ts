import { expect, it } from 'vitest';
import { Slots, StartLimit } from './admission.ts';

it('a person may start again once a minute has passed since the first of too many starts', () => {
  let time = 0;
  const limit = new StartLimit(() => new Date(time));
  for (let count = 0; count < 12; count++) limit.take('amira');
  expect(() => limit.take('amira')).toThrow(/within a minute/);
  expect(() => limit.take('ben')).not.toThrow();
  time = 60_001;
  expect(() => limit.take('amira')).not.toThrow();
});

it('no more tasks work at once than there are slots, and every one gets its turn', async () => {
  const slots = new Slots(2);
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  let working = 0;
  let most = 0;
  const tasks = gates.map(({ promise }) =>
    slots.use(async () => {
      working++;
      most = Math.max(most, working);
      await promise;
      working--;
    }),
  );
  expect(slots.waiting).toBe(3);
  for (const { resolve } of gates) resolve();
  await Promise.all(tasks);
  expect(most).toBe(2);
  expect(slots.waiting).toBe(0);
});

it('a task that fails gives its slot back', async () => {
  const slots = new Slots(1);
  await expect(slots.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(slots.use(async () => 'yes')).resolves.toBe('yes');
});
