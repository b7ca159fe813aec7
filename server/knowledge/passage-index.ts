import MiniSearch from 'minisearch';
import { stemOf } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';
import { stemsOf, wordsOf } from '../text/words.ts';
import type { Corpus } from './article.ts';
import { type Passage, passagesOf } from './passages.ts';

/** The passages of one language, ready to be searched. */
export interface PassageIndex {
  passages: readonly Passage[];
  /** The stems of each passage with its titles, in the order of `passages`. */
  stems: readonly ReadonlySet<string>[];
  /** How much a word tells: rare words more than common ones, and a word of no passage as much as one of a single one. */
  weight(stem: string): number;
  /** Places in `passages`, best first. */
  rank(question: string): number[];
}

interface Entry {
  id: number;
  title: string;
  heading: string;
  body: string;
}

const rankerOf = (passages: readonly Passage[], language: string): ((question: string) => number[]) => {
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
  return question =>
    index
      .search(question)
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .map(({ id }) => id);
};

const weightOf = (stems: readonly ReadonlySet<string>[]): ((stem: string) => number) => {
  const seen = new Map<string, number>();
  for (const set of stems) for (const stem of set) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  return stem => Math.log(1 + (stems.length + 0.5) / ((seen.get(stem) ?? 1) + 0.5));
};

const build = (corpus: Corpus, language: string): PassageIndex => {
  const passages = corpus.articles
    .filter(article => article.language === language && article.kind !== 'policy')
    .flatMap(passagesOf);
  const stems = passages.map(
    ({ article, heading, sentences }) =>
      new Set(stemsOf(`${article.title} ${heading} ${sentences.join(' ')}`, language)),
  );
  return { passages, stems, weight: weightOf(stems), rank: rankerOf(passages, language) };
};

const built = new WeakMap<Corpus, Map<string, PassageIndex>>();

/** The index of a corpus for one language, over what customers may read; built once for each corpus object. */
export const passageIndex = (corpus: Corpus, language: string): PassageIndex => {
  const known = built.get(corpus)?.get(language);
  if (known) return known;
  const index = build(corpus, language);
  built.set(corpus, new Map([...(built.get(corpus) ?? []), [language, index]]));
  return index;
};
