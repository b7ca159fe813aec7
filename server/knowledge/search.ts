import { stemsOf } from '../text/words.ts';
import type { Corpus } from './article.ts';
import { type PassageIndex, passageIndex } from './passage-index.ts';
import type { Passage } from './passages.ts';

/** A question and the passages that answer it, best first; none when the corpus has no answer. */
export interface Answer {
  question: string;
  passages: Passage[];
}

/**
 * Below this share of the question's weight a passage is about something else, so the search abstains; and one word in
 * common is chance, unless the question has no other.
 */
const leastCoverage = 0.5;
const fewestShared = 2;
const passagesPerQuestion = 3;

const answers = (asked: readonly string[], place: number, { stems, weight }: PassageIndex): boolean => {
  const shared = asked.filter(stem => stems[place]?.has(stem));
  const sum = (words: readonly string[]): number => words.reduce((total, stem) => total + weight(stem), 0);
  return shared.length >= Math.min(fewestShared, asked.length) && sum(shared) >= leastCoverage * sum(asked);
};

/**
 * Looks for passages of one language that answer each question. Each question is asked alone: a long ticket asks several
 * things, and its chatter must not drown them.
 */
export const search = (corpus: Corpus, questions: readonly string[], language: string): Answer[] => {
  const index = passageIndex(corpus, language);
  return questions.map(question => {
    const asked = [...new Set(stemsOf(question, language))];
    const passages = index
      .rank(question)
      .filter(place => asked.length > 0 && answers(asked, place, index))
      .slice(0, passagesPerQuestion)
      .map(place => index.passages[place] as Passage);
    return { question, passages };
  });
};
