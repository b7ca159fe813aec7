import type { Fact } from '../../../lib/core/draft.ts';
import { conditionHolds } from '../../../lib/core/gate.ts';
import type { DraftCondition } from '../../../lib/core/policy.ts';
import { mentions } from '../../text/words.ts';
import type { Collected } from '../data.ts';

/** What the rules of drafts look at: confirmed values this person may use, and the customer's own words. */
export interface Situation {
  values: ReadonlyMap<string, string>;
  words: string;
  language: string;
  at: Date;
}

/** Text that reads like an instruction is left out: it must not bring about a suggestion by naming the right words. */
export const situationOf = (collect: Collected, facts: readonly Fact[], at: Date): Situation => ({
  values: new Map(
    facts
      .filter(({ usable, value }) => usable && value !== null)
      .map(({ field, value }) => [field, value as string]),
  ),
  words: [
    ...(collect.subject && !collect.subject.flagged ? [collect.subject.text] : []),
    ...collect.messages
      .filter(({ from, flagged }) => from === 'customer' && !flagged)
      .map(({ text }) => text),
  ].join('\n'),
  language: collect.language ?? 'en',
  at,
});

const holds = (condition: DraftCondition, { values, words, language, at }: Situation): boolean => {
  if ('words' in condition) return condition.words.some(phrase => mentions(words, phrase, language));
  if ('includes' in condition) return values.get(condition.field)?.includes(condition.includes) ?? false;
  return conditionHolds(condition, values, at);
};

/** Whether every condition holds. A value that is missing, stale, masked or withheld lets none hold. */
export const allHold = (conditions: readonly DraftCondition[], situation: Situation): boolean =>
  conditions.every(condition => holds(condition, situation));
