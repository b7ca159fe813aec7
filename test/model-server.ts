import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Written } from '../server/models/written.ts';

export const modelName = 'desk-writer-1';

/** What the server does with the next request. */
type Script =
  | { answer: Written; model?: string }
  | { text: string }
  | { status: number }
  | { hang: true }
  | { breakOff: true };

interface Asked {
  authorization: string | undefined;
  body: { model: string; messages: { role: string; content: string }[] };
}

export interface ModelServer {
  url: string;
  /** What it was asked, oldest first. */
  asked: Asked[];
  next(script: Script): void;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<Asked['body']> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
};

const chunkOf = (model: string, delta: object, finish: string | null) =>
  `data: ${JSON.stringify({
    id: 'chat-1',
    object: 'chat.completion.chunk',
    created: 0,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

const stream = (response: ServerResponse, text: string, model: string): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let start = 0; start < text.length; start += 60)
    response.write(chunkOf(model, { role: 'assistant', content: text.slice(start, start + 60) }, null));
  response.end(`${chunkOf(model, {}, 'stop')}data: [DONE]\n\n`);
};

const play = (script: Script, response: ServerResponse): void => {
  if ('hang' in script) return;
  if ('status' in script) {
    response.writeHead(script.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: 'a secret of the server' } }));
  } else if ('breakOff' in script) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunkOf(modelName, { role: 'assistant', content: '{"sentences": [' }, null), () =>
      response.destroy(),
    );
  } else if ('text' in script) stream(response, script.text, modelName);
  else stream(response, JSON.stringify(script.answer), script.model ?? modelName);
};

/** A server on this machine that speaks the OpenAI chat protocol and answers as it is told. */
export const startModelServer = async (): Promise<ModelServer> => {
  const asked: Asked[] = [];
  const scripts: Script[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, body: await readBody(request) });
    play(scripts.shift() ?? { status: 500 }, response);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    next: script => scripts.push(script),
    close: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
};
