import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Answer, pourWithoutEnd, serveHttp } from '../../test/http-server.ts';
import { readEvents, type StreamedEvent } from './events.ts';

const serve = async (answer: Answer) => ({
  address: (await serveHttp(answer)).address,
  token: 'secret-token',
  key: null,
});

const live = (seq: number) => ({
  seq,
  type: 'proposal.created',
  record: null,
  proposalId: null,
  runId: null,
});
const frame = (seq: number) => `id: ${seq}\ndata: ${JSON.stringify(live(seq))}\n\n`;
const openLine = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' });

const listen = (
  backend: Awaited<ReturnType<typeof serve>>,
  more: { after?: string; silenceMs?: number } = {},
) => {
  const over = new AbortController();
  const line = { opened: false, over };
  const onOpen = () => {
    line.opened = true;
  };
  const events = readEvents(backend, 'events.stream', {
    after: null,
    signal: over.signal,
    onOpen,
    ...more,
  });
  return { line, events };
};

const collect = async (events: AsyncIterable<StreamedEvent>) => {
  const heard: StreamedEvent[] = [];
  for await (const event of events) heard.push(event);
  return heard;
};

describe('readEvents', () => {
  it('gives each event once, in order, with its id, however the bytes are cut', async () => {
    const backend = await serve(response => {
      openLine(response);
      const bytes = Buffer.from(`: hello\n\n${frame(1)}${frame(2)}`);
      for (const byte of bytes) response.write(Buffer.from([byte]));
      response.end();
    });
    const { line, events } = listen(backend);
    expect(await collect(events)).toEqual([
      { id: '1', event: live(1) },
      { id: '2', event: live(2) },
    ]);
    expect(line.opened).toBe(true);
  });

  it('asks for what comes after the last event seen, with the token', async () => {
    const headers: IncomingMessage['headers'][] = [];
    const backend = await serve((response, request) => {
      headers.push(request.headers);
      openLine(response).end();
    });
    await collect(listen(backend, { after: '41' }).events);
    expect(headers).toMatchObject([{ 'last-event-id': '41', authorization: 'Bearer secret-token' }]);
  });

  it('is not open when the backend refuses, and throws the refusal', async () => {
    const backend = await serve(response =>
      response.writeHead(403).end(JSON.stringify({ code: 'forbidden', message: 'No.' })),
    );
    const { line, events } = listen(backend);
    await expect(collect(events)).rejects.toMatchObject({ problem: { code: 'forbidden', message: 'No.' } });
    expect(line.opened).toBe(false);
  });

  it('throws at an event of unknown form instead of passing it on', async () => {
    const backend = await serve(response => {
      openLine(response).end(`${frame(1)}data: {"seq":2,"type":"proposal.created","note":"secret"}\n\n`);
    });
    const { events } = listen(backend);
    expect(await events.next()).toMatchObject({ value: { id: '1' } });
    await expect(events.next()).rejects.toMatchObject({ problem: { code: 'bad-answer' } });
  });

  it('ends a line that has gone silent', async () => {
    const backend = await serve(response => {
      openLine(response).write(frame(1));
    });
    const { events } = listen(backend, { silenceMs: 100 });
    await events.next();
    await expect(events.next()).rejects.toMatchObject({ problem: { code: 'timeout' } });
  });

  it('does not take a heartbeat for silence', async () => {
    const beats: NodeJS.Timeout[] = [];
    const backend = await serve(response => {
      openLine(response);
      let beat = 0;
      const timer = setInterval(() => {
        beat += 1;
        response.write(beat < 8 ? ': beat\n\n' : frame(1));
      }, 50);
      beats.push(timer);
    });
    const { line, events } = listen(backend, { silenceMs: 200 });
    expect(await events.next()).toMatchObject({ value: { id: '1' } });
    for (const beat of beats) clearInterval(beat);
    line.over.abort();
  });

  it('closes the line to the backend when the listener leaves', async () => {
    const left = Promise.withResolvers<void>();
    const backend = await serve(response => {
      response.on('close', () => left.resolve());
      openLine(response).write(frame(1));
    });
    const { line, events } = listen(backend);
    await events.next();
    line.over.abort();
    await left.promise;
  });

  it('closes the line to the backend when the reader stops by itself', async () => {
    const left = Promise.withResolvers<void>();
    const backend = await serve(response => {
      response.on('close', () => left.resolve());
      openLine(response).write(frame(1));
    });
    for await (const _ of listen(backend).events) break;
    await left.promise;
  });

  it('refuses a single event without end', async () => {
    const backend = await serve(response => {
      openLine(response).write('data: ');
      pourWithoutEnd(response, 'x'.repeat(1024 * 1024));
    });
    await expect(collect(listen(backend).events)).rejects.toMatchObject({ problem: { code: 'too-large' } });
  });
});
