import type { ChangeRule, DraftCondition, Policy } from './policy.ts';
import type { PolicyProblem } from './policy-problems.ts';

type Path = PolicyProblem['path'];
type Report = (path: Path, message: string) => void;

/** The fields that a wording stands in for, in the order of their places: `{amount}` gives `amount`. */
export const placesIn = (wording: string): string[] =>
  [...wording.matchAll(/\{([^{}]*)\}/g)].map(([, field = '']) => field);

/** What is wrong with the parts of a policy that say what drafts may tell and suggest. */
export const replyProblems = (policy: Policy, report: Report): void => {
  const checkNames = (recordType: string, path: Path, names: readonly string[]): void => {
    for (const name of names)
      if (!policy.records[recordType]?.fields[name]) report(path, `${recordType} has no field "${name}"`);
  };
  const checkRule = (
    recordType: string,
    path: Path,
    { when, say = {} }: { when: DraftCondition[]; say?: ChangeRule['say'] },
  ): void => {
    checkNames(
      recordType,
      [...path, 'when'],
      when.flatMap(condition => ('field' in condition ? [condition.field] : [])),
    );
    for (const [language, wording] of Object.entries(say))
      checkNames(recordType, [...path, 'say', language], placesIn(wording));
  };

  for (const [type, { reply }] of Object.entries(policy.records)) {
    const path = ['records', type, 'reply'];
    if (reply?.greet) checkNames(type, [...path, 'greet'], [reply.greet]);
    for (const [index, statement] of reply?.statements.entries() ?? [])
      checkRule(type, [...path, 'statements', index], statement);
  }
  for (const [id, action] of Object.entries(policy.actions))
    for (const [index, rule] of action.suggest?.entries() ?? [])
      checkRule(action.record, ['actions', id, 'suggest', index], rule);
};
