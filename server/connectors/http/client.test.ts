import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpOptions, httpClient } from './client.ts';

const secret = 'Bearer heron-7731-quartz';
const servers: Server[] = [];

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const client = (baseUrl: string, more: Partial<HttpOptions> = {}) =>
  httpClient({
    title: 'Desk',
    baseUrl,
    authorization: secret,
    allowPrivate: true,
    timeoutMs: 5_000,
    ...more,
  });

const get = (baseUrl: string, more?: Partial<HttpOptions>) =>
  client(baseUrl, more)({ method: 'GET', path: ['tickets', '1'] });

afterEach(async () => {
  for (const server of servers.splice(0)) {
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
});

describe('the HTTP client of connectors', () => {
  it('sends method, path, query, headers and body, and gives status, headers and JSON', async () => {
    const url = await serve((asked, answer) => {
      const chunks: Buffer[] = [];
      asked.on('data', chunk => chunks.push(chunk));
      asked.on('end', () => {
        const { method, url: path, headers } = asked;
        const { authorization, 'if-match': ifMatch } = headers;
        answer.setHeader('etag', '"7"').writeHead(201);
        answer.end(
          JSON.stringify({ method, path, authorization, ifMatch, body: Buffer.concat(chunks).toString() }),
        );
      });
    });
    const answer = await client(`${url}/rt`)({
      method: 'PUT',
      path: ['ticket', 'a/b ?é'],
      query: { page: '2' },
      headers: { 'if-match': '"7"' },
      body: { Subject: 'é' },
    });
    expect(answer).toMatchObject({ status: 201, headers: { etag: '"7"' } });
    expect(answer.json).toEqual({
      method: 'PUT',
      path: '/rt/ticket/a%2Fb%20%3F%C3%A9?page=2',
      authorization: secret,
      ifMatch: '"7"',
      body: '{"Subject":"é"}',
    });
  });

  it('lets the connector judge ordinary refusals, with or without JSON', async () => {
    const url = await serve((_asked, answer) => answer.writeHead(422).end('<html>no'));
    await expect(get(url)).resolves.toMatchObject({ status: 422, json: null });
  });
});

describe('check 32: server-side request forgery', () => {
  it('connects to nothing private unless the configuration allows it', async () => {
    let connections = 0;
    const url = await serve((_asked, answer) => answer.end('{}'));
    servers.at(-1)?.on('connection', () => {
      connections++;
    });
    const port = new URL(url).port;
    expect(() => client(`https://127.0.0.1:${port}`, { allowPrivate: false })).toThrow('private');
    expect(() => client(url, { allowPrivate: false })).toThrow('https');
    expect(connections).toBe(0);
  });

  it('refuses a public name that leads to a private address, before it connects', async () => {
    const forbidden = client('https://localtest.example', {
      allowPrivate: false,
      resolve: (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    await expect(forbidden({ method: 'GET', path: ['x'] })).rejects.toMatchObject({
      code: 'upstream-refused',
      public: 'Desk leads to an address that is not allowed.',
    });
  });

  it('goes to no link-local address by a name, even inside one’s own network', async () => {
    const inside = client('http://desk.internal', {
      resolve: (_name, _options, callback) => callback(null, [{ address: '169.254.169.254', family: 4 }]),
    });
    await expect(inside({ method: 'GET', path: ['x'] })).rejects.toMatchObject({ code: 'upstream-refused' });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async status => {
    let followed = 0;
    const elsewhere = await serve((_asked, answer) => {
      followed++;
      answer.end('{}');
    });
    const url = await serve((_asked, answer) => answer.writeHead(status, { location: elsewhere }).end());
    await expect(get(url)).rejects.toMatchObject({ code: 'upstream-refused' });
    expect(followed).toBe(0);
  });

  it.each([['..'], ['.'], [''], ['tickets', '..', 'admin'], ['\ud83d']])(
    'makes no request for the path %j, which would lead elsewhere',
    async (...path) => {
      let asked = 0;
      const url = await serve((_asked, answer) => {
        asked++;
        answer.end('{}');
      });
      await expect(client(url)({ method: 'GET', path })).rejects.toMatchObject({ code: 'not-found' });
      expect(asked).toBe(0);
    },
  );
});

describe('check 20: limits', () => {
  const limit = { answerBytes: 100_000 };

  it('stops reading an answer that is too large', async () => {
    const url = await serve((_asked, answer) => answer.end(`"${'x'.repeat(200_000)}"`));
    await expect(get(url, limit)).rejects.toMatchObject({ code: 'upstream-refused', public: /too large/ });
  });

  it('stops unpacking a bomb', async () => {
    const bomb = gzipSync(`"${'x'.repeat(10_000_000)}"`);
    expect(bomb.length).toBeLessThan(limit.answerBytes);
    const url = await serve((_asked, answer) => answer.setHeader('content-encoding', 'gzip').end(bomb));
    await expect(get(url, limit)).rejects.toMatchObject({ code: 'upstream-refused', public: /too large/ });
  });

  it('unpacks an answer within the limit', async () => {
    const url = await serve((_asked, answer) =>
      answer.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}')),
    );
    await expect(get(url)).resolves.toMatchObject({ json: { a: 1 } });
  });

  it.each([
    ['an unknown encoding', { 'content-encoding': 'zstd' }, '{}'],
    ['gzip that is none', { 'content-encoding': 'gzip' }, '{}'],
    ['no JSON', {}, '<html>'],
    ['JSON nested 10,000 deep', {}, '['.repeat(10_000)],
    ['bytes that are not UTF-8', {}, Buffer.from([0x22, 0xff, 0x22])],
  ])('refuses %s', async (_what, headers, body) => {
    const url = await serve((_asked, answer) => answer.writeHead(200, headers).end(body));
    await expect(get(url)).rejects.toMatchObject({ code: 'upstream-refused', public: /cannot be read/ });
  });

  it('gives up in the total time on an answer that never ends', async () => {
    const url = await serve((_asked, answer) => {
      answer.write('"');
      const dripping = setInterval(() => answer.write('x'), 20);
      answer.once('close', () => clearInterval(dripping));
    });
    await expect(get(url, { timeoutMs: 300 })).rejects.toMatchObject({
      public: 'Desk did not answer in time.',
    });
  });

  it('gives up on a connection that falls silent', async () => {
    const url = await serve((_asked, answer) => answer.write('"x'));
    await expect(get(url, { idleMs: 100 })).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });
});

describe('faults of the HTTP client', () => {
  it.each([
    [401, 'upstream-refused'],
    [429, 'upstream-unavailable'],
    [500, 'upstream-unavailable'],
    [503, 'upstream-unavailable'],
  ])('status %i is %s', async (status, code) => {
    const url = await serve((_asked, answer) => answer.writeHead(status).end('{}'));
    await expect(get(url)).rejects.toMatchObject({ code });
  });

  it('an answer that breaks off is not an answer', async () => {
    const url = await serve((_asked, answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('{"a":1}');
      answer.socket?.end();
    });
    await expect(get(url)).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });

  it('never carries the token, nor a piece of the answer', async () => {
    const urls = [
      await serve((_asked, answer) => answer.writeHead(401).end(secret)),
      await serve((_asked, answer) => answer.writeHead(200).end('heron-7731')),
      await serve(asked => asked.socket.destroy()),
      'http://127.0.0.1:1',
    ];
    for (const url of urls) {
      const fault: unknown = await get(url).catch(error => error);
      const { cause, public: shown, internal } = fault as { cause?: Error; public: string; internal: string };
      expect(`${shown} ${internal} ${cause?.stack} ${JSON.stringify(cause)}`).not.toContain('heron-7731');
    }
  });
});
