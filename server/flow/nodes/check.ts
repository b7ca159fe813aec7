import type { WrittenChange } from '../../models/written.ts';
import { checked, type FlowData } from '../data.ts';
import { asksNothing, graphNode } from '../graph.ts';
import { checkSentence, quoteHolds } from '../grounding/check-sentence.ts';
import { type KnownSource, sourcesOf } from '../sources.ts';

type Input = Pick<FlowData, 'collect' | 'reconcile' | 'rules' | 'retrieve' | 'generate'>;

/**
 * Why a change that a model wrote is dropped, or null to keep it. What a customer or a page says supports no change, and
 * beside text that reads like instructions only the policy's own rules may suggest one.
 */
const changeProblem = (
  { field, citations }: WrittenChange,
  { collect, generate, rules }: Input,
  sources: ReadonlyMap<string, KnownSource>,
): string | null => {
  if (!generate.material.fields.some(each => each.field === field)) return 'policy allows no change of it';
  if (rules.changes.some(change => change.field === field)) return 'a rule of the policy decides it';
  if ([...collect.messages, ...collect.fields].some(({ flagged }) => flagged))
    return 'the record holds text that reads like instructions';
  const cited = citations.filter(({ sourceId, quote }) => quoteHolds(quote, sources.get(sourceId)));
  const confirmed = cited.some(({ sourceId }) => sources.get(sourceId)?.taint === 'system-verified');
  return confirmed && cited.length === citations.length ? null : 'no system data supports it';
};

const droppedNote = ({ field }: WrittenChange, { generate }: Input, why: string): string => {
  const title = generate.material.fields.find(each => each.field === field)?.title ?? 'a field';
  return `A change of ${title} that the model suggested was left out: ${why}.`;
};

const run = (input: Input): FlowData['check'] => {
  const { material, written } = input.generate;
  const sources = sourcesOf(input);
  const grounds = {
    sources,
    language: material.language,
    names: [material.agent, ...(material.greet ? [material.greet] : [])],
  };
  const problems = written.changes.map(change => changeProblem(change, input, sources));
  return {
    sentences: written.sentences.map(sentence => checkSentence(sentence, grounds)),
    changes: written.changes.filter((_change, index) => problems[index] === null),
    warnings: written.changes.flatMap((change, index) => {
      const why = problems[index];
      return why ? [droppedNote(change, input, why)] : [];
    }),
  };
};

/** Compares every sentence with the sources it cites, and drops changes without grounds. Nothing in here is a model. */
export const check = graphNode({
  name: 'check',
  from: ['collect', 'reconcile', 'rules', 'retrieve', 'generate'],
  output: checked,
  ...asksNothing,
  run,
  note: ({ sentences }) => {
    const wrong = sentences.filter(({ problem }) => problem !== null).length;
    return wrong === 0
      ? 'every sentence has its source'
      : `${wrong} of ${sentences.length} sentences have a problem`;
  },
});
