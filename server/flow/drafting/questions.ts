import { sentencesOf } from '../../text/sentences.ts';
import { stemsOf } from '../../text/words.ts';
import type { Collected } from '../data.ts';

const newestMessages = 2;
const mostQuestions = 10;
const fewestStems = 2;

/**
 * What a ticket asks: its subject and the sentences of the customer's newest messages, newest message first. Sentences
 * with hardly a word of meaning (greetings, names) ask nothing, and text that reads like an instruction is not asked.
 */
export const questionsOf = ({ subject, messages }: Collected, language: string): string[] => {
  const newest = messages
    .filter(({ from, flagged }) => from === 'customer' && !flagged)
    .slice(-newestMessages)
    .reverse();
  const sentences = [
    ...(subject && !subject.flagged ? [subject.text] : []),
    ...newest.flatMap(({ text }) => sentencesOf(text)),
  ];
  return sentences
    .filter(sentence => new Set(stemsOf(sentence, language)).size >= fewestStems)
    .slice(0, mostQuestions);
};
