import { expect, test } from 'vitest';
import { nothingOpened } from './opened.ts';

test('what was opened is closed in reverse order, once, and a part that fails to close keeps none of the others open', async () => {
  const opened = nothingOpened();
  const closed: string[] = [];
  opened.closeWith(async () => void closed.push('store'));
  opened.closeWith(() => Promise.reject(new Error('the queue hangs')));
  opened.closeWith(async () => void closed.push('server'));
  await expect(opened.close()).rejects.toThrow('the queue hangs');
  expect(closed).toEqual(['server', 'store']);
  await opened.close();
  expect(closed).toEqual(['server', 'store']);
});
