import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { failuresConform } from './conformance/failures.ts';
import { Bench, type LiveSystem } from './conformance/live-system.ts';
import { messagesConform } from './conformance/messages.ts';
import { readingConforms } from './conformance/reading.ts';
import { writingConforms } from './conformance/writing.ts';

/** What every connector promises the code that applies proposals, checked against a live system. */
export const connectorConformance = (
  start: () => Promise<LiveSystem>,
  { hasMessages }: { hasMessages: boolean },
): void => {
  let bench: Bench;
  const current = () => bench;

  beforeAll(async () => {
    bench = await Bench.over(await start());
  }, 300_000);
  afterAll(() => bench?.close());
  beforeEach(async () => {
    bench.proxy.trouble = null;
    await bench.system.reset();
  });

  describe('reading', () => readingConforms(current));
  describe('writing fields', () => writingConforms(current));
  if (hasMessages) describe('adding messages', () => messagesConform(current));
  describe('failing', () => failuresConform(current));
};
