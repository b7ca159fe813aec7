import { stemOf } from './stem.ts';
import { stopWords } from './stop-words.ts';

const word = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;

/** Lower-case words of a text in order, with compatibility forms unified: `ＡＢＣ` and `abc` are the same word. */
export const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(word) ?? [];

/** The stems that carry meaning, in order, repeats included. */
export const stemsOf = (text: string, language: string): string[] => {
  const skip = stopWords(language);
  return wordsOf(text)
    .filter(each => !skip.has(each))
    .map(each => stemOf(each, language));
};

/** A text made ready for `mentions`: its stems between single spaces. */
export const stemmed = (text: string, language: string): string =>
  ` ${wordsOf(text)
    .map(each => stemOf(each, language))
    .join(' ')} `;

/** Whether a word, or a phrase as consecutive words, occurs in a stemmed text in any of its inflected forms. */
export const mentions = (stemmedText: string, phrase: string, language: string): boolean =>
  phrase.trim() !== '' && stemmedText.includes(stemmed(phrase, language));
