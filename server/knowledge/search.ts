import MiniSearch from 'minisearch';
import { stemOf } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';
import { stemsOf, wordsOf } from '../text/words.ts';
import type { Corpus } from './article.ts';
import { type Passage, passagesOf } from './passages.ts';

export interface Hit {
  passage: Passage;
  /** Share of the question's weight that the passage holds, from 0 to 1. */
  coverage: number;
}

/** A question and the passages that answer it, best first; none when the corpus has no answer. */
export interface Answer {
  question: string;
  hits: Hit[];
}

/**
 * Below this share a passage is about something else, so the search abstains; and one word in common is chance, unless
 * the question has no other.
 */
const leastCoverage = 0.5;
const fewestShared = 2;
const hitsPerQuestion = 3;

interface Entry {
  id: number;
  title: string;
  heading: string;
  body: string;
}

const indexOf = (passages: readonly Passage[], language: string): MiniSearch<Entry> => {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'heading', 'body'],
    tokenize: wordsOf,
    processTerm: term => (stopWords(language).has(term) ? null : stemOf(term, language)),
    searchOptions: { boost: { title: 3, heading: 2 }, combineWith: 'OR' },
  });
  index.addAll(
    passages.map(({ article, heading, sentences }, id) => ({
      id,
      title: article.title,
      heading,
      body: sentences.join(' '),
    })),
  );
  return index;
};

/** How much a word tells: rare words more than common ones, and a word of no passage as much as one of a single passage. */
const weights = (stems: readonly ReadonlySet<string>[]): ((stem: string) => number) => {
  const seen = new Map<string, number>();
  for (const set of stems) for (const stem of set) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  return stem => Math.log(1 + (stems.length + 0.5) / ((seen.get(stem) ?? 1) + 0.5));
};

/**
 * Looks for passages of one language that answer each question. Each question is asked alone: a long ticket asks several
 * things, and its chatter must not drown them.
 */
export const search = (corpus: Corpus, questions: readonly string[], language: string): Answer[] => {
  const passages = corpus.articles.filter(article => article.language === language).flatMap(passagesOf);
  const index = indexOf(passages, language);
  const stems = passages.map(
    ({ article, heading, sentences }) =>
      new Set(stemsOf(`${article.title} ${heading} ${sentences.join(' ')}`, language)),
  );
  const weight = weights(stems);

  const answer = (question: string): Answer => {
    const asked = [...new Set(stemsOf(question, language))];
    const whole = asked.reduce((sum, stem) => sum + weight(stem), 0);
    const hitOf = (id: number): Hit & { shared: number } => {
      const shared = asked.filter(stem => stems[id]?.has(stem));
      const coverage = shared.reduce((sum, stem) => sum + weight(stem), 0) / whole;
      return { passage: passages[id] as Passage, coverage, shared: shared.length };
    };
    const hits = index
      .search(question)
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .map(({ id }) => hitOf(id))
      .filter(hit => hit.coverage >= leastCoverage && hit.shared >= Math.min(fewestShared, asked.length))
      .slice(0, hitsPerQuestion);
    return { question, hits };
  };
  return questions.map(answer);
};
