import { stemsOf } from '../text/words.ts';
import type { Material } from './material.ts';

export interface Picked {
  text: string;
  sourceId: string;
}

interface Candidate extends Picked {
  section: number;
  question: number;
  position: number;
  score: number;
  stems: Set<string>;
}

const fewestWords = 4;
const mostWords = 45;
/** Two sentences that share more of their stems than this say the same. */
const alike = 0.6;

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter(stem => b.has(stem)).length;

const quotable = (sentence: string): boolean => {
  const words = sentence.split(/\s+/).length;
  return words >= fewestWords && words <= mostWords && !/[?:]$/.test(sentence);
};

/** Sentences that answer a question, with what follows them: an answer rarely repeats the question's words twice. */
const candidatesOf = ({ answers, language }: Material): Candidate[] =>
  answers.flatMap(({ question, passages }, asked) => {
    const wanted = new Set(stemsOf(question, language));
    return passages.flatMap(({ sourceId, section, sentences }, rank) =>
      sentences.filter(quotable).map((text, position) => {
        const stems = new Set(stemsOf(text, language));
        const before = sentences[position - 1];
        const carried = before ? overlap(new Set(stemsOf(before, language)), wanted) : 0;
        const score = (overlap(stems, wanted) + carried / 2 + (position === 0 ? 1 : 0)) / (1 + rank);
        return { text, sourceId, section, question: asked, position, score, stems };
      }),
    );
  });

/**
 * The best answering sentences, at most `most` of them: each question gets its best one before any gets a second. Given
 * article by article, in the order in which the questions led to them, and in each article's own order.
 */
export const pickAnswers = (material: Material, most: number): Picked[] => {
  const ranked = candidatesOf(material).sort((a, b) => b.score - a.score || a.position - b.position);
  const chosen: Candidate[] = [];
  const take = (candidate: Candidate): void => {
    const repeats = chosen.some(
      ({ stems }) => overlap(stems, candidate.stems) > alike * Math.min(stems.size, candidate.stems.size),
    );
    if (chosen.length < most && !repeats) chosen.push(candidate);
  };
  for (const [question] of material.answers.entries()) {
    const best = ranked.find(candidate => candidate.question === question);
    if (best) take(best);
  }
  for (const candidate of ranked) take(candidate);
  const firstAsked = (sourceId: string): number =>
    Math.min(...chosen.filter(each => each.sourceId === sourceId).map(({ question }) => question));
  return chosen
    .sort(
      (a, b) =>
        firstAsked(a.sourceId) - firstAsked(b.sourceId) ||
        a.sourceId.localeCompare(b.sourceId, 'en') ||
        a.section - b.section ||
        a.position - b.position,
    )
    .map(({ text, sourceId }) => ({ text, sourceId }));
};
