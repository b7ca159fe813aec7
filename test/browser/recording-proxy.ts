import { createServer, type IncomingHttpHeaders, request as sendOn } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a browser sent it. For a tunnel, `url` is its `host:port` and nothing of its inside is known. */
interface Sent {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RecordingProxy {
  address: string;
  /** Everything that was asked of the network, oldest first. */
  sent: Sent[];
  close(): Promise<void>;
}

/**
 * The only way to the network for a browser that is started with it: whatever a page, a worker or the browser itself
 * sends passes here and is kept. Encrypted tunnels are refused, so that nothing passes unread.
 */
export const startRecordingProxy = async (): Promise<RecordingProxy> => {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const record: Sent = { method, url, headers, body: '' };
    sent.push(record);
    const onward = sendOn(url, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    request.on('data', chunk => {
      record.body += chunk.toString('utf8');
    });
    request.pipe(onward);
  });
  server.on('connect', ({ url = '', headers }, socket) => {
    sent.push({ method: 'CONNECT', url, headers, body: '' });
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
};
