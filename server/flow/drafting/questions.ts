import { isInstructionLike } from '../../../lib/core/instruction-like.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { stemsOf } from '../../text/words.ts';
import type { Collected, CollectedMessage } from '../data.ts';

const newestMessages = 2;
const mostQuestions = 10;
const fewestStems = 2;

/**
 * What of a message may be looked up. Of a flagged one, only the paragraphs that do not read like instructions: the
 * customer may have a real question besides, and a search can bring no more than articles.
 */
const searchable = ({ text, flagged }: CollectedMessage): string =>
  flagged
    ? text
        .split(/\n\s*\n/)
        .filter(paragraph => !isInstructionLike(paragraph))
        .join('\n\n')
    : text;

/** The words of a sentence to look up. Its numbers and codes are this customer's own and stand in no article. */
const withoutNumbers = (sentence: string): string =>
  sentence.replace(/(?<!\p{L})[\p{L}-]*\d[\p{L}\p{N}.,:-]*/gu, ' ').trim();

/**
 * What a ticket asks: its subject and the sentences of the customer's newest messages, newest message first. Sentences
 * with hardly a word of meaning (greetings, names) ask nothing.
 */
export const questionsOf = ({ subject, messages }: Collected, language: string): string[] => {
  const newest = messages
    .filter(({ from }) => from === 'customer')
    .slice(-newestMessages)
    .reverse();
  const sentences = [
    ...(subject && !subject.flagged ? [subject.text] : []),
    ...newest.flatMap(message => sentencesOf(searchable(message))),
  ].map(withoutNumbers);
  return sentences
    .filter(sentence => new Set(stemsOf(sentence, language)).size >= fewestStems)
    .slice(0, mostQuestions);
};
