import { z } from 'zod';
import { draftExtractively } from '../../models/extractive.ts';
import { prompt, promptFor } from '../../models/prompt.ts';
import { modelAnswer } from '../../models/provider.ts';
import { type Generated, generated } from '../data.ts';
import { type MaterialInput, materialOf } from '../drafting/material.ts';
import { graphNode } from '../graph.ts';
import { modelTitle, type RunContext } from '../outside.ts';

/** The configured model, and what it was asked and answered; null where there is none or it was not asked. */
const asked = z.strictObject({
  model: modelTitle.nullable(),
  exchange: z.strictObject({ prompt, answer: modelAnswer }).nullable(),
});

type Asked = z.infer<typeof asked>;

const ask = async (input: MaterialInput, { policy, outside }: RunContext): Promise<Asked> => {
  const { model } = outside;
  if (!model || (model.outside && input.rules.noOutsideModel)) return { model, exchange: null };
  const question = promptFor(materialOf(policy, input));
  return { model, exchange: { prompt: question, answer: await outside.write(question) } };
};

const extractive: Generated['generator'] = {
  kind: 'extractive',
  label: 'extractive: sentences taken from articles and policy, no model',
  provider: null,
  model: null,
  promptVersion: null,
};

/** Why a configured model did not write this draft. A fallback is always said: it must not look like the real thing. */
const fallbackNote = ({ model, exchange }: Asked, why: string | null): string[] => {
  if (!model) return [];
  if (exchange?.answer.outcome === 'failed')
    return [`${model.title} was asked, but ${exchange.answer.why}. This draft is extractive instead.`];
  return [`${model.title} was not asked. ${why ?? ''} This draft is extractive instead.`];
};

const run = (input: MaterialInput, exchanged: Asked, { policy }: Pick<RunContext, 'policy'>): Generated => {
  const material = materialOf(policy, input);
  const { model, exchange } = exchanged;
  if (model && exchange?.answer.outcome === 'written')
    return {
      generator: {
        kind: 'model',
        label: `${exchange.answer.model} through ${model.title}`,
        provider: model.title,
        model: exchange.answer.model,
        promptVersion: exchange.prompt.version,
      },
      material,
      written: exchange.answer.written,
      degraded: exchange.answer.problems,
    };
  return {
    generator: extractive,
    material,
    written: draftExtractively(material),
    degraded: fallbackNote(exchanged, input.rules.noOutsideModel),
  };
};

/** Writes the reply: with the configured model where policy allows it, otherwise from articles and policy wordings. */
export const generate = graphNode({
  name: 'generate',
  from: ['request', 'collect', 'reconcile', 'rules', 'retrieve'],
  output: generated,
  answer: asked,
  ask,
  run,
  note: ({ written, generator }) => `${written.sentences.length} sentences, ${generator.kind}`,
});
