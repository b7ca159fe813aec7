import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, type DeepPartial, NoObjectGeneratedError, Output, streamText } from 'ai';
import { Fault } from '../../lib/core/fault.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { ModelConfig } from './config.ts';
import type { Prompt } from './prompt.ts';
import type { ModelAnswer, ModelProvider } from './provider.ts';
import { type Written, written } from './written.ts';

const maxAnswerBytes = 2_000_000;
const maxOutputTokens = 3000;
const maxKeptText = 100_000;

const keyOf = ({ keyEnv, title }: ModelConfig, env: NodeJS.ProcessEnv): string | undefined => {
  if (!keyEnv) return undefined;
  const key = env[keyEnv]?.trim();
  if (!key) throw new Fault('bad-input', `Model ${title}: the environment variable ${keyEnv} holds no key.`);
  return key;
};

/** Why a model gave no usable answer, in words that are safe to show: nothing of the server's own text is in them. */
const whyFailed = (error: unknown, timedOut: boolean): string => {
  if (timedOut) return 'it took too long';
  if (NoObjectGeneratedError.isInstance(error)) return 'its answer did not have the form asked for';
  if (APICallError.isInstance(error) && error.statusCode)
    return `its server answered with status ${error.statusCode}`;
  return 'its server could not be reached or broke off';
};

const textSoFar = (partial: DeepPartial<Written>): string =>
  (partial.sentences ?? []).map(sentence => sentence?.text ?? '').join(' ');

/** Asks once and reads the whole answer. What is thrown here is what went wrong on the way. */
const ask = (
  model: Parameters<typeof streamText>[0]['model'],
  prompt: Prompt,
  signal: AbortSignal,
  onText: (text: string) => void,
) => {
  let broken: unknown;
  const result = streamText({
    model,
    output: Output.object({ schema: written }),
    instructions: prompt.system,
    prompt: prompt.user,
    maxRetries: 0,
    maxOutputTokens,
    temperature: 0,
    abortSignal: signal,
    telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
    onError: ({ error }) => {
      broken ??= error;
    },
  });
  return { result, finished: finish() };

  async function finish() {
    for await (const partial of result.partialOutputStream) onText(textSoFar(partial));
    if (broken) throw broken;
    return {
      written: await result.output,
      response: await result.response,
      warnings: (await result.warnings) ?? [],
    };
  }
};

/** A model behind an OpenAI-compatible server. Throws a Fault `bad-input` when its key is missing. */
export const openAiCompatible = (config: ModelConfig, env: NodeJS.ProcessEnv): ModelProvider => {
  const { title, model, outside, url, timeoutMs } = config;
  const apiKey = keyOf(config, env);
  const provider = createOpenAICompatible({
    name: 'configured',
    baseURL: url,
    ...(apiKey ? { apiKey } : {}),
    fetch: boundedFetch(maxAnswerBytes),
    supportsStructuredOutputs: true,
  });

  const write: ModelProvider['write'] = async (prompt, onText, signal): Promise<ModelAnswer> => {
    const limit = AbortSignal.timeout(timeoutMs);
    const { result, finished } = ask(provider(model), prompt, AbortSignal.any([signal, limit]), onText);
    try {
      const answer = await finished;
      const problems = answer.warnings.map(() => `${title} ignored a setting of the request.`);
      if (answer.response.modelId !== model)
        problems.push(`${title} answered with the model ${answer.response.modelId}, not with ${model}.`);
      const text = (await result.text).slice(0, maxKeptText);
      return { outcome: 'written', text, written: answer.written, model: answer.response.modelId, problems };
    } catch (error) {
      const raw = NoObjectGeneratedError.isInstance(error) ? (error.text ?? '') : '';
      return { outcome: 'failed', text: raw.slice(0, maxKeptText), why: whyFailed(error, limit.aborted) };
    }
  };
  return { title, model, outside, write };
};
