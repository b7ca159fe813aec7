import { replyText } from '../../../lib/core/draft.ts';
import type { RequestedChange } from '../../../lib/core/proposal.ts';
import type { FlowData } from '../data.ts';

/** A change that the draft would suggest, before policy has judged it. */
export interface Candidate {
  change: RequestedChange;
  reason: string;
  rules: string[];
  sources: string[];
}

type Input = Pick<FlowData, 'rules' | 'retrieve' | 'generate' | 'check'>;

const requested = (kind: RequestedChange['kind'], field: string | null, proposed: string): RequestedChange =>
  kind === 'set-field' ? { kind, field: field ?? '', proposed } : { kind, proposed };

const byRule = ({ rules, retrieve }: Input): Candidate[] =>
  rules.changes.map(({ kind, field, proposed, reason, rule, because }) => ({
    change: requested(kind, field, proposed),
    reason,
    rules: [rule],
    sources: [
      ...because.map(each => `field:${each}`),
      ...retrieve.policies
        .filter(each => each.rule === rule)
        .map(({ passage }) => `article:${passage.article}`),
    ],
  }));

const byModel = ({ check }: Input): Candidate[] =>
  check.changes.map(({ field, proposed, reason, citations }) => ({
    change: requested('set-field', field, proposed),
    reason,
    rules: [],
    sources: [...new Set(citations.map(({ sourceId }) => sourceId))],
  }));

/** The reply to propose holds the sentences that passed their check and no others. */
const reply = ({ check, generate }: Input): Candidate[] => {
  const sound = check.sentences.filter(({ problem }) => problem === null);
  if (sound.length === 0) return [];
  const how =
    generate.generator.kind === 'model' ? 'a model and checked against its sources' : 'articles and rules';
  return [
    {
      change: requested('reply', null, replyText(sound)),
      reason: `Answers the customer; drafted from ${how}.`,
      rules: [],
      sources: [...new Set(sound.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)))],
    },
  ];
};

/** All that a draft would suggest: what rules say first, then what a model adds, then the reply. */
export const candidatesOf = (input: Input): Candidate[] => [
  ...byRule(input),
  ...byModel(input),
  ...reply(input),
];
