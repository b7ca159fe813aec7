/** Brings inflected forms of a word together for comparing. Light on purpose: a stem too many finds wrong articles. */
type Stemmer = (word: string) => string;

const vowel = /[aeiouy]/;

/** One letter of a doubled end: `stopp` and `cancell` lose one, `call` and `miss` do not. */
const undoubled = (stem: string): string =>
  /([^aeiouylsz])\1$/.test(stem) || (stem.length > 5 && stem.endsWith('ll')) ? stem.slice(0, -1) : stem;

const english: Stemmer = word => {
  let stem = word.replace(/['’]s?$/, '');
  if (/ie[sd]$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/[^suai]s$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  for (const ending of ['ations', 'ation', 'ingly', 'edly', 'ment', 'ing', 'ed', 'ly']) {
    const rest = stem.slice(0, -ending.length);
    if (!stem.endsWith(ending) || rest.length < 3 || !vowel.test(rest)) continue;
    stem = rest;
    break;
  }
  stem = undoubled(stem);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return stem.length > 3 && /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}i` : stem;
};

const folded = (word: string): string =>
  word.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

const withoutEnding = (word: string, endings: readonly string[], atLeast: number): string => {
  const ending = endings.find(each => word.endsWith(each) && word.length - each.length >= atLeast);
  return ending ? word.slice(0, -ending.length) : word;
};

const germanEndings = ['ungen', 'ung', 'ern', 'est', 'em', 'er', 'en', 'es', 'st', 'e', 's', 'n', 't'];
/** Twice, since endings come in pairs: `zerbrochenen`, `zerbrochen`. */
const german: Stemmer = word =>
  withoutEnding(withoutEnding(folded(word), germanEndings, 4), germanEndings, 4);

const frenchEndings = [
  'ements',
  'ement',
  'ations',
  'ation',
  'ees',
  'ee',
  'ent',
  'ez',
  'er',
  'es',
  'e',
  's',
  'x',
];
const french: Stemmer = word =>
  withoutEnding(folded(word).replace(/^[cdjlmnstq]u?['’]/, ''), frenchEndings, 4);

const stemmers: Record<string, Stemmer> = { en: english, de: german, fr: french };

/** The stem of a lower-case word; a word with a digit is a code or a number and stays as it is. */
export const stemOf = (word: string, language: string): string =>
  /\d/.test(word) ? word : (stemmers[language] ?? folded)(word);
