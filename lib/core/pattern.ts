/** Only the beginning of a text is searched. */
export const searchedCharacters = 250;
/** A pattern that could need more tries than this is refused: so many take some hundredths of a second. */
const mostTries = 4 * searchedCharacters ** 3;

/** The first group of the first match (the whole match when the pattern has no group); empty when there is none. */
export const findByPattern = (source: string, text: string): string => {
  const match = new RegExp(source).exec(text.slice(0, searchedCharacters));
  return match?.[match.length > 1 ? 1 : 0] ?? '';
};

/**
 * The record's id that a pattern takes from an address (path, query and fragment); empty when there is none. Only a pattern
 * that names a `#` meets the fragment: for the others it is a place on the page, and not part of the record's name.
 */
export const findRecordId = (source: string, address: string): string => {
  const [front = ''] = address.split('#');
  return findByPattern(source, source.replace(/\[[^\]]*\]/g, '').includes('#') ? address : front);
};

const tokenForm = /\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?:|\(\?|\{\d+(?:,\d*)?\}|[\s\S]/g;

/** How many lengths a repetition can have: `{2,5}` has four. */
const lengthsOf = (repetition: string): number => {
  if (repetition === '?') return 2;
  if (/[*+]|,\}/.test(repetition)) return searchedCharacters;
  const [least, most = least] = repetition.slice(1, -1).split(',').map(Number);
  return Number(most) - Number(least) + 1;
};

const costProblem = (source: string): string | null => {
  let tries = searchedCharacters;
  let before = '';
  for (const token of source.match(tokenForm) ?? []) {
    if (token === '(?') return 'a pattern may not use look-around or named groups';
    if (/^\\[1-9k]/.test(token)) return 'a pattern may not refer back to a group';
    const repeats = /^(?:[*+?]|\{\d.*\})$/.test(token);
    if (repeats && before === ')' && token !== '?') return 'a pattern may not repeat a group';
    if (repeats && before !== 'repetition') tries *= lengthsOf(token);
    if (token === '|') tries *= 2;
    before = repeats && before !== 'repetition' ? 'repetition' : token;
  }
  return tries > mostTries
    ? 'a pattern may not have so many open repetitions; give them limits such as {1,9}'
    : null;
};

/**
 * Why this pattern may not be used, or null. Patterns come from policies and meet hostile pages, and a careless one keeps
 * a browser busy for hours. Those that cannot have no repeated groups and few open repetitions, and search a short text.
 */
export const patternProblem = (source: string): string | null => {
  try {
    new RegExp(source);
  } catch {
    return 'this is no regular expression';
  }
  return costProblem(source);
};
