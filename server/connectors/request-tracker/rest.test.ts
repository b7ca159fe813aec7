import { expect, it } from 'vitest';
import { serveHttp } from '../../../test/http-server.ts';
import { httpClient } from '../http/client.ts';
import { requestTrackerReader, type SearchLimits } from './rest.ts';

const transaction = (id: number) => ({
  id,
  Type: 'Comment',
  Creator: { id: 'somebody' },
  Created: '2026-03-20T12:00:00Z',
  Data: 'x'.repeat(1000),
});

/** A Request Tracker whose history never ends. */
const endless = async (limits: SearchLimits, pauseMs = 0) => {
  let pages = 0;
  const { address } = await serveHttp(answer => {
    const first = 1_000_000 - 20 * pages++;
    const items = Array.from({ length: 20 }, (_, index) => transaction(first - index));
    setTimeout(() => answer.end(JSON.stringify({ items })), pauseMs);
  });
  const send = httpClient({
    title: 'Desk',
    baseUrl: address,
    authorization: 'token x',
    allowPrivate: true,
    timeoutMs: 5000,
  });
  return { reader: requestTrackerReader(send, 'Desk', limits), asked: () => pages };
};

it('a search of the history is given up after one deadline for all its pages', async () => {
  const { reader, asked } = await endless({ ms: 300, bytes: 1e9 }, 50);
  await expect(reader.transactionsSince('1', '1')).rejects.toMatchObject({
    code: 'upstream-unavailable',
    public: 'Desk did not answer in time.',
  });
  expect(asked()).toBeLessThan(10);
});

it('a search of the history brings no more than one budget of bytes for all its pages', async () => {
  const { reader, asked } = await endless({ ms: 10_000, bytes: 50_000 });
  await expect(reader.transactionsSince('1', '1')).rejects.toMatchObject({
    code: 'upstream-refused',
    public: expect.stringContaining('too long to be searched'),
  });
  expect(asked()).toBe(3);
});

it('the answer on the last page that fits still counts', async () => {
  const { reader } = await endless({ ms: 10_000, bytes: 50_000 });
  await expect(reader.transactionsSince('1', String(1_000_000 - 59))).resolves.toHaveLength(59);
});
