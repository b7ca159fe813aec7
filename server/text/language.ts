import { knownLanguages, stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

const fewestWords = 2;

/** The language most of a text's small words belong to, of those known; null where the text does not tell. */
export const languageOf = (text: string): string | null => {
  const words = wordsOf(text);
  const [best] = knownLanguages
    .map(language => ({ language, count: words.filter(word => stopWords(language).has(word)).length }))
    .sort((a, b) => b.count - a.count);
  return best && best.count >= fewestWords ? best.language : null;
};
