import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface LocalServer {
  address: string;
  close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine; closed, with its open lines, when the test is over. */
export const serveHttp = async (answer: Answer): Promise<LocalServer> => {
  const server = createServer((request, response) => answer(response, request));
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise(done => server.close(done));
  };
  onTestFinished(close);
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
};

/** Writes the chunk for as long as the other side listens. */
export const pourWithoutEnd = (response: ServerResponse, chunk: string): void => {
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
};
