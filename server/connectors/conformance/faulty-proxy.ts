import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * `lose-request` cuts the connection before a write has an effect, `lose-answer` after it. `slow` lets each request wait
 * for `slowMs`.
 */
type Trouble = 'lose-request' | 'lose-answer' | 'slow' | 'silent' | 'down';

export const slowMs = 250;

export interface FaultyProxy {
  /** Without a slash at the end. */
  url: string;
  trouble: Trouble | null;
  close(): Promise<void>;
}

const forward = (
  target: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  loseAnswer: boolean,
): void => {
  const { method, headers } = asked;
  const onward = request(`${target}${asked.url}`, { method, headers }, given => {
    if (loseAnswer) given.resume().once('end', () => asked.socket.destroy());
    else given.pipe(answer.writeHead(given.statusCode ?? 502, given.headers));
  });
  onward.once('error', () => asked.socket.destroy());
  asked.pipe(onward);
};

/** Stands before a live system and makes it fail the ways networks do, for conformance tests of any connector. */
export const faultyProxy = async (target: string): Promise<FaultyProxy> => {
  const server = createServer((asked, answer) => {
    const { trouble } = proxy;
    const writes = asked.method !== 'GET';
    if (trouble === 'silent') return;
    if (trouble === 'down') answer.writeHead(503).end();
    else if (trouble === 'lose-request' && writes) asked.socket.destroy();
    else if (trouble === 'slow') setTimeout(() => forward(target, asked, answer, false), slowMs);
    else forward(target, asked, answer, trouble === 'lose-answer' && writes);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: null,
    close: () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
  return proxy;
};
