import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  type DeepPartial,
  type LanguageModel,
  NoObjectGeneratedError,
  Output,
  streamText,
} from 'ai';
import { Fault } from '../../lib/core/fault.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { ModelConfig } from './config.ts';
import type { Prompt } from './prompt.ts';
import type { ModelProvider } from './provider.ts';
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

interface Reply {
  text: string;
  written: Written;
  model: string;
  /** How many settings of the request the library or the server passed over. */
  ignored: number;
}

/** Asks once and reads the whole answer. Throws what went wrong on the way. */
const ask = async (
  model: LanguageModel,
  prompt: Prompt,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Reply> => {
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
    // The stream ends quietly when something breaks; only here it is told.
    onError: ({ error }) => {
      broken ??= error;
    },
  });
  for await (const partial of result.partialOutputStream) onText(textSoFar(partial));
  if (broken) throw broken;
  const [output, text, response, warnings] = await Promise.all([
    result.output,
    result.text,
    result.response,
    result.warnings,
  ]);
  return { written: output, text, model: response.modelId, ignored: warnings?.length ?? 0 };
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

  const problemsOf = (reply: Reply): string[] => [
    ...(reply.ignored > 0 ? [`${title} ignored a part of the request.`] : []),
    ...(reply.model === model ? [] : [`${title} answered with the model ${reply.model}, not with ${model}.`]),
  ];

  const write: ModelProvider['write'] = async (prompt, onText, signal) => {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await ask(provider(model), prompt, AbortSignal.any([signal, limit]), onText);
      return {
        outcome: 'written',
        text: reply.text.slice(0, maxKeptText),
        written: reply.written,
        model: reply.model,
        problems: problemsOf(reply),
      };
    } catch (error) {
      const text = NoObjectGeneratedError.isInstance(error) ? (error.text ?? '') : '';
      return { outcome: 'failed', text: text.slice(0, maxKeptText), why: whyFailed(error, limit.aborted) };
    }
  };
  return { title, model, outside, write };
};
