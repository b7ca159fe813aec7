import { phraseWords } from '../../models/phrases.ts';
import { stemOf } from '../../text/stem.ts';
import { stemsOf, wordsOf } from '../../text/words.ts';

const more: Record<string, string> = {
  en: `apologise apologize apologies sorry inconvenience patience appreciate happy glad help assist team look forward hear
    understand hope frustrating welcome let know wrote write written said say mention mentioned ask asked told describe`,
  de: 'entschuldigen entschuldigung verständnis geduld gerne helfen team freuen schrieben geschrieben fragten erwähnten teilten',
  fr: 'excuser excuses patience comprendre aider équipe avez écrit demandez indiquez plaisir volontiers',
};

const cache = new Map<string, ReadonlySet<string>>();

/** Stems that claim nothing: the words of greetings, thanks, apologies and closings. */
const courtesyStems = (language: string): ReadonlySet<string> => {
  const known = cache.get(language);
  if (known) return known;
  const words = wordsOf(`${phraseWords(language)} ${more[language] ?? ''}`);
  const stems = new Set(words.map(word => stemOf(word, language)));
  cache.set(language, stems);
  return stems;
};

/** The stems of a sentence that its sources must hold: neither small words, nor courtesy, nor the two people's names. */
export const claimedStems = (sentence: string, language: string, names: readonly string[]): string[] => {
  const courtesy = courtesyStems(language);
  const named = new Set(names.flatMap(name => stemsOf(name, language)));
  return stemsOf(sentence, language).filter(stem => !courtesy.has(stem) && !named.has(stem));
};
