import { expect, it } from 'vitest';
import { pourWithoutEnd, serveHttp } from '../../test/http-server.ts';
import { boundedFetch } from './bounded-fetch.ts';

it('follows no redirect, so that a key goes nowhere else', async () => {
  const { address } = await serveHttp(response => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' });
    response.end();
  });
  await expect(boundedFetch(1000)(address)).rejects.toThrow();
});

it('stops reading an answer that does not end', async () => {
  const { address } = await serveHttp(response => pourWithoutEnd(response, 'x'.repeat(1000)));
  const response = await boundedFetch(50_000)(address);
  await expect(response.text()).rejects.toThrow(/larger than 50000 bytes/);
});
