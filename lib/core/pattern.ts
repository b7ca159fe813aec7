/** Only the beginning of a text is searched. */
const searchedCharacters = 250;
/** A pattern that could need more tries than this is refused: so many take some hundredths of a second. */
const mostTries = 4 * searchedCharacters ** 3;

const tokenForm = /\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?:|\(\?|\{\d+(?:,\d*)?\}|[\s\S]/g;

const refuse = (what: string): never => {
  throw new SyntaxError(`A pattern may not use ${what}.`);
};

/** How many lengths a repetition can have: `{2,5}` has four. */
const lengthsOf = (repetition: string): number => {
  if (repetition === '?') return 2;
  if (/[*+]|,\}/.test(repetition)) return searchedCharacters;
  const [least, most = least] = repetition.slice(1, -1).split(',').map(Number);
  return Number(most) - Number(least) + 1;
};

/** Throws unless the browser's engine ends soon with this pattern, whatever the text. */
const check = (source: string): void => {
  let tries = searchedCharacters;
  let before = '';
  for (const token of source.match(tokenForm) ?? []) {
    if (token === '(?') refuse('look-around or named groups');
    if (/^\\[1-9k]/.test(token)) refuse('a reference back to a group');
    const repeats = /^(?:[*+?]|\{\d.*\})$/.test(token);
    if (repeats && before === ')' && token !== '?') refuse('repeated groups');
    if (repeats && before !== 'repetition') tries *= lengthsOf(token);
    if (token === '|') tries *= 2;
    before = repeats && before !== 'repetition' ? 'repetition' : token;
  }
  if (tries > mostTries) refuse('so many open repetitions; give them limits such as {1,9}');
};

export interface Pattern {
  /** The first group of the first match (the whole match when the pattern has no group), or null. */
  find(text: string): string | null;
}

/**
 * Patterns come from policies and meet hostile pages, and a careless one can keep a browser busy for hours. This takes
 * those that cannot: no repeated groups, few open repetitions, a short text. Throws a SyntaxError that says why not.
 */
export const compilePattern = (source: string): Pattern => {
  check(source);
  const form = new RegExp(source);
  return {
    find(text) {
      const match = form.exec(text.slice(0, searchedCharacters));
      return match?.[match.length > 1 ? 1 : 0] ?? null;
    },
  };
};
