import { z } from 'zod';
import type { Suggestion } from '../../../lib/core/draft.ts';
import { actionFor, type PolicyTable } from '../../../lib/core/policy-table.ts';
import type { GateView } from '../../../lib/core/proposal.ts';
import { undoForecast } from '../../../lib/core/undo.ts';
import { type FlowData, packaged } from '../data.ts';
import { type Candidate, candidatesOf } from '../drafting/candidates.ts';
import { graphNode } from '../graph.ts';
import { type Judgement, judgement, type RunContext } from '../outside.ts';
import { shownSource, sourcesOf } from '../sources.ts';

type Input = Pick<
  FlowData,
  'request' | 'collect' | 'reconcile' | 'rules' | 'retrieve' | 'generate' | 'check'
>;

const noGate: GateView = { gate: 'hard', because: 'Policy allows no such change.', approvals: [] };

/** A draft that is less than it should be is never merely informational: the proposer has to confirm it. */
const raised = (gate: GateView, degraded: readonly string[]): GateView =>
  degraded.length === 0 || gate.gate !== 'informational'
    ? gate
    : { ...gate, gate: 'soft', because: `${gate.because} Raised, because: ${degraded[0]}` };

const suggestionOf = (
  { change, reason, rules, sources }: Candidate,
  judged: Judgement | undefined,
  index: number,
  { policy, input, degraded }: { policy: PolicyTable; input: Input; degraded: readonly string[] },
): Suggestion => {
  const field = change.kind === 'set-field' ? change.field : null;
  const { type } = input.collect.record;
  const action = actionFor(policy, change.kind, type, field);
  const fact = input.reconcile.facts.find(each => each.field === field);
  const before = fact?.value ?? null;
  const refused = judged && 'gate' in judged ? null : (judged?.refused ?? noGate.because);
  return {
    id: `s${index + 1}`,
    action: action?.id ?? '',
    actionTitle: action?.title ?? 'No action of the policy',
    change,
    fieldTitle: field && (policy.policy.records[type]?.fields[field]?.title ?? null),
    before,
    reason,
    rules,
    sources,
    gate: judged && 'gate' in judged ? raised(judged.gate, degraded) : noGate,
    undo: undoForecast(action?.undo ?? 'none', before),
    refused,
  };
};

const unsupportedNote = ({ check }: Input): string[] => {
  const count = check.sentences.filter(({ problem }) => problem !== null).length;
  if (count === 0) return [];
  return [`${count} sentence${count === 1 ? ' is' : 's are'} marked and not part of the proposed reply.`];
};

const run = (
  input: Input,
  judgements: readonly Judgement[],
  { policy, at }: Pick<RunContext, 'policy' | 'at'>,
): FlowData['package'] => {
  const { collect, reconcile, rules, retrieve, generate, check } = input;
  const degraded = [...reconcile.degraded, ...generate.degraded];
  const suggestions = candidatesOf(input).map((candidate, index) =>
    suggestionOf(candidate, judgements[index], index, { policy, input, degraded }),
  );
  const cited = new Set([
    ...check.sentences.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
    ...suggestions.flatMap(({ sources }) => sources),
  ]);
  return {
    record: collect.record,
    policyVersion: policy.version,
    generator: generate.generator,
    language: retrieve.language,
    sentences: check.sentences,
    sources: [...sourcesOf({ collect, reconcile, rules, retrieve }).values()]
      .filter(({ sourceId }) => cited.has(sourceId))
      .map(shownSource),
    facts: reconcile.facts,
    suggestions,
    leftOut: [...collect.leftOut, ...reconcile.leftOut, ...retrieve.leftOut],
    warnings: [
      ...collect.warnings,
      ...reconcile.warnings,
      ...retrieve.warnings,
      ...check.warnings,
      ...unsupportedNote(input),
    ],
    degraded,
    createdAt: at.toISOString(),
  };
};

/** Puts the draft together, each suggestion with what policy asks for it. */
export const packageDraft = graphNode({
  name: 'package',
  from: ['request', 'collect', 'reconcile', 'rules', 'retrieve', 'generate', 'check'],
  output: packaged,
  answer: z.array(judgement),
  ask: (input, { outside }) => outside.judge(candidatesOf(input).map(({ change }) => change)),
  run,
  note: ({ suggestions, sources }) => `${suggestions.length} suggestions, ${sources.length} sources`,
});
