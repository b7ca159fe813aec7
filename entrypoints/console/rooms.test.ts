import { expect, test } from 'vitest';
import { mendAddress, questionOf, roomOf, runAddress, timelineAddress } from './rooms.ts';

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

test('a problem of a site leads to its control in that site’s room', () => {
  const path = ['sites', 'desk', 'recordId', 'path'];
  const { room, parts } = roomOf(mendAddress('d-1', { path }) ?? '');
  expect([room, ...parts]).toEqual(['sites', 'd-1', 'desk', JSON.stringify(path)]);
});
