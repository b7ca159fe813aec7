import { EventSourceParserStream, ParseError } from 'eventsource-parser/stream';
import type { z } from 'zod';
import { ProblemError } from '../contract/problem-error.ts';
import { readRefusal } from './answer.ts';
import { asProblemError, type Backend, callProblems } from './backend.ts';
import { buildRequest, findEndpoint } from './request.ts';
import { send } from './send.ts';

export interface StreamedEvent {
  /** To be handed back as `after`; null when the backend gave none. */
  id: string | null;
  event: unknown;
}

export interface StreamOptions {
  params?: unknown;
  /** The id of the last event that was heard; the stream goes on behind it. */
  after: string | null;
  signal: AbortSignal;
  /** Called once the backend has accepted the line. */
  onOpen: () => void;
  /** The backend is never silent for this long: a line that is has broken. */
  silenceMs?: number;
}

const longestEventChars = 4 * 1024 * 1024;

/** The events of one stream operation until the backend ends it. @throws ProblemError when refused or broken. */
export async function* readEvents(
  backend: Backend,
  operation: string,
  { params, after, signal, onOpen, silenceMs = 60_000 }: StreamOptions,
): AsyncGenerator<StreamedEvent> {
  const endpoint = findEndpoint(operation);
  const request = buildRequest(backend.address, endpoint, { params });
  if (after) request.headers.set('last-event-id', after);
  const watch = watchSilence(silenceMs);
  try {
    const response = await send(backend, request, AbortSignal.any([signal, watch.signal]));
    if (!response.ok || !response.body) throw await readRefusal(response);
    onOpen();
    const messages = response.body
      .pipeThrough(watch.heard())
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
      .pipeThrough(new EventSourceParserStream({ maxBufferSize: longestEventChars }));
    for await (const { id, data } of messages)
      yield { id: id ?? null, event: parse(endpoint.response, data) };
  } catch (error) {
    throw isTooLarge(error)
      ? new ProblemError(callProblems.tooLarge, { cause: error })
      : asProblemError(error);
  } finally {
    watch.stop();
  }
}

const isTooLarge = (error: unknown) =>
  error instanceof ParseError && error.type === 'max-buffer-size-exceeded';

const parse = (schema: z.ZodType, data: string): unknown => {
  try {
    return schema.parse(JSON.parse(data));
  } catch (cause) {
    throw new ProblemError(callProblems.unreadable, { cause });
  }
};

/** Breaks a line that stays silent: a dead connection tells nobody. */
const watchSilence = (silenceMs: number) => {
  const broken = new AbortController();
  const cut = () => broken.abort(new DOMException('silent', 'TimeoutError'));
  let timer = setTimeout(cut, silenceMs);
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(cut, silenceMs);
  };
  return {
    signal: broken.signal,
    stop: () => clearTimeout(timer),
    heard: () =>
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          restart();
          controller.enqueue(chunk);
        },
      }),
  };
};
