import { expect, test } from 'vitest';
import { questionOf, roomOf, runAddress, timelineAddress } from './rooms.ts';

test('a record’s timeline comes back from its address, whatever its id holds', () => {
  const question = { system: 'desk', type: 'ticket', id: 'a/b #1 %2F', at: '2026-03-09T14:14:00.000Z' };
  const { room, parts } = roomOf(timelineAddress(question));
  expect(room).toBe('timeline');
  expect(questionOf(parts)).toEqual(question);
});

test('a run comes back from its address', () => {
  expect(roomOf(runAddress('r-1'))).toEqual({ room: 'runs', parts: ['r-1'] });
});

test('an address that names no room or record opens the timeline with nothing asked', () => {
  expect(roomOf('#nowhere').room).toBe('timeline');
  expect(questionOf(roomOf('').parts)).toBeNull();
  expect(roomOf('#timeline/%E0%A4%A').room).toBe('timeline');
});
