import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelServer, modelName, startModelServer } from '../../test/model-server.ts';
import { modelConfig } from './config.ts';
import { openAiCompatible } from './openai-compatible.ts';
import type { Written } from './written.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const answer: Written = {
  sentences: [
    { text: 'Hello Dana,', paragraph: true, claim: false, citations: [] },
    {
      text: 'I can see two charges.',
      paragraph: true,
      claim: true,
      citations: [{ sourceId: 'field:charges', quote: '49.00 EUR' }],
    },
  ],
  changes: [],
};
const prompt = { version: 'test', system: 'the rules', user: 'the material' };
const key = 'key-of-the-test';

const provider = (changes: Partial<{ timeoutMs: number; keyEnv: string }> = {}) =>
  openAiCompatible(
    modelConfig.parse({ title: 'Writer', url: server.url, model: modelName, keyEnv: 'KEY', ...changes }),
    { KEY: key },
  );
const write = (from = provider(), onText: (text: string) => void = () => undefined) =>
  from.write(prompt, onText, new AbortController().signal);

it('asks the configured model once, with the key, the rules and the material', async () => {
  server.asked.length = 0;
  server.next({ answer });
  const given = await write();
  expect(given).toMatchObject({ outcome: 'written', written: answer, model: modelName, problems: [] });
  expect(server.asked).toHaveLength(1);
  expect(server.asked[0]?.authorization).toBe(`Bearer ${key}`);
  expect(server.asked[0]?.body.model).toBe(modelName);
  expect(server.asked[0]?.body.messages.map(({ content }) => content)).toEqual(['the rules', 'the material']);
});

it('tells the text so far while the model writes', async () => {
  server.next({ answer });
  const told: string[] = [];
  await write(provider(), text => told.push(text));
  expect(told.at(-1)).toBe('Hello Dana, I can see two charges.');
  expect(told.length).toBeGreaterThan(1);
});

it('reports an answer by another model than the one asked for', async () => {
  server.next({ answer, model: 'something-cheaper' });
  expect(await write()).toMatchObject({
    outcome: 'written',
    model: 'something-cheaper',
    problems: [`Writer answered with the model something-cheaper, not with ${modelName}.`],
  });
});

it('keeps the raw text of an answer that has not the form asked for', async () => {
  server.next({ text: 'Sure! Here is your reply: Hello' });
  expect(await write()).toEqual({
    outcome: 'failed',
    text: 'Sure! Here is your reply: Hello',
    why: 'its answer did not have the form asked for',
  });
});

it('refuses an answer with more in it than the form allows', async () => {
  server.next({ text: JSON.stringify({ ...answer, approvedBy: 'lead' }) });
  expect(await write()).toMatchObject({ outcome: 'failed' });
});

it('does not try again after an error of the server, and repeats none of its words', async () => {
  server.asked.length = 0;
  server.next({ status: 500 });
  expect(await write()).toEqual({ outcome: 'failed', text: '', why: 'its server answered with status 500' });
  expect(server.asked).toHaveLength(1);
});

it('gives up on a server that breaks off in the middle', async () => {
  server.next({ breakOff: true });
  expect(await write()).toMatchObject({ outcome: 'failed' });
});

it('gives up on a server that takes too long', async () => {
  server.next({ hang: true });
  expect(await write(provider({ timeoutMs: 150 }))).toMatchObject({
    outcome: 'failed',
    why: 'it took too long',
  });
});

it('does not start without the key it was told to use, and never names the key', () => {
  expect(() => provider({ keyEnv: 'ANOTHER_KEY' })).toThrow(/ANOTHER_KEY holds no key/);
});
