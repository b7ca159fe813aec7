import { canonicalJson } from './canonical.ts';
import { gateFields, judgeChange, type OwnerValues, type Verdict } from './gate.ts';
import type { FieldLevel } from './policy.ts';
import type { Judgement, RunImpact } from './policy-impact-shape.ts';
import { actionFor, levelOf, type PolicyTable } from './policy-table.ts';
import type { RequestedChange } from './proposal.ts';

/** What is stored of a past run. Owner values are those that its person could read. */
export interface PastRun {
  roles: readonly string[];
  recordType: string;
  values: OwnerValues;
  /** The policy it ran under, and the data rules that held for it; null where that is no longer stored. */
  ranUnder: PolicyTable;
  held: ReadonlySet<string> | null;
}

type Seen = 'read' | 'masked' | 'withheld';

const seenAs = (level: FieldLevel): Seen =>
  level === 'none' ? 'withheld' : level === 'masked' ? 'masked' : 'read';

/** Fields that the run would have seen in another way, by title. */
export const fieldImpact = (
  before: PolicyTable,
  after: PolicyTable,
  { roles, recordType }: Pick<PastRun, 'roles' | 'recordType'>,
): Pick<RunImpact, Seen> => {
  const moved: Pick<RunImpact, Seen> = { read: [], masked: [], withheld: [] };
  const fields = {
    ...before.policy.records[recordType]?.fields,
    ...after.policy.records[recordType]?.fields,
  };
  for (const [field, { title }] of Object.entries(fields)) {
    const was = seenAs(levelOf(before, roles, recordType, field));
    const would = seenAs(levelOf(after, roles, recordType, field));
    if (was !== would) moved[would].push(title);
  }
  return moved;
};

/** What is stored of a past proposal's proposer and of the values its gates looked at. */
export interface PastProposal {
  roles: readonly string[];
  recordType: string;
  values: OwnerValues;
  at: Date;
}

const judgementOf = (verdict: Verdict, isKnown: boolean): Judgement =>
  verdict.verdict === 'deny'
    ? { verdict: 'deny', reasons: verdict.reasons }
    : { verdict: 'gate', gate: isKnown ? verdict.gate : null };

/** How one change would have been judged under both, null where that is the same, `unknown` where it cannot be told. */
export const changeImpact = (
  before: PolicyTable,
  after: PolicyTable,
  change: RequestedChange,
  { roles, recordType, values, at }: PastProposal,
): { before: Judgement; after: Judgement } | null | 'unknown' => {
  const field = change.kind === 'set-field' ? change.field : null;
  const [first, second] = [before, after].map(table => {
    const action = actionFor(table, change.kind, recordType, field);
    const isKnown = (action ? gateFields(action) : []).every(asked => values.has(asked));
    const verdict = judgeChange(table, roles, recordType, change, values, at);
    return { gates: canonicalJson(action?.gates ?? null), isKnown, verdict };
  }) as [Asked, Asked];
  const denials = [first, second].filter(({ verdict }) => verdict.verdict === 'deny').length;
  if (denials === 2 || (denials === 0 && first.gates === second.gates)) return null;
  if (denials === 0 && !(first.isKnown && second.isKnown)) return 'unknown';
  const judged = {
    before: judgementOf(first.verdict, first.isKnown),
    after: judgementOf(second.verdict, second.isKnown),
  };
  return asks(judged.before) === asks(judged.after) ? null : judged;
};

/** What a judgement asks of people; how it is worded makes no difference. */
const asks = (judged: Judgement): string =>
  canonicalJson(
    judged.verdict === 'gate' && judged.gate
      ? {
          gate: judged.gate.gate,
          approvals: judged.gate.approvals,
          editorApproves: judged.gate.editorApproves ?? false,
        }
      : judged.verdict,
  );

interface Asked {
  gates: string;
  isKnown: boolean;
  verdict: Verdict;
}
