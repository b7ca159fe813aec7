import type { Fact } from '../../../lib/core/draft.ts';
import { conditionHolds } from '../../../lib/core/gate.ts';
import type { DraftCondition } from '../../../lib/core/policy.ts';
import { mentions, stemmed } from '../../text/words.ts';
import type { Collected } from '../data.ts';

/** What the rules of drafts look at: confirmed values this person may use, and the customer's own words. */
export interface Situation {
  values: ReadonlyMap<string, string>;
  /** The customer's words, as `stemmed` gives them. */
  words: string;
  language: string;
  at: Date;
}

const mostLetters = 60_000;

/**
 * What the customer says, newest last. Text that reads like an instruction is left out: it must not bring about a
 * suggestion by naming the right words.
 */
const customerWords = ({ subject, messages }: Collected): string =>
  [
    ...(subject && !subject.flagged ? [subject.text] : []),
    ...messages.filter(({ from, flagged }) => from === 'customer' && !flagged).map(({ text }) => text),
  ]
    .join('\n')
    .slice(-mostLetters);

export const situationOf = (collect: Collected, facts: readonly Fact[], at: Date): Situation => {
  const language = collect.language ?? 'en';
  const usable = facts.flatMap(({ field, usable: isUsable, value }) =>
    isUsable && value !== null ? [[field, value] as const] : [],
  );
  return { values: new Map(usable), words: stemmed(customerWords(collect), language), language, at };
};

const holds = (condition: DraftCondition, { values, words, language, at }: Situation): boolean => {
  if ('words' in condition) return condition.words.some(phrase => mentions(words, phrase, language));
  if ('includes' in condition) return values.get(condition.field)?.includes(condition.includes) ?? false;
  return conditionHolds(condition, values, at);
};

/** Whether every condition holds. A value that is missing, stale, masked or withheld lets none hold. */
export const allHold = (conditions: readonly DraftCondition[], situation: Situation): boolean =>
  conditions.every(condition => holds(condition, situation));
