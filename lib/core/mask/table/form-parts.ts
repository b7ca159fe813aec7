/** Letters of scripts that put spaces between words. Others may stand right beside a value. */
export const letters = 'A-Za-z\\u00c0-\\u024f\\u0370-\\u052f\\u0590-\\u06ff\\u0900-\\u097f';

/** One of these words or endings, in the view of groups, with up to three characters of a script without spaces behind it. */
export const word = (words: string): string =>
  String.raw`(?<![a-zа-я])(?:${words})(?![a-zа-я])[^\0-\x7f]{0,3}`;

/** Between a word and its value, where nothing else is between them. */
export const beside = String.raw`(?:[ ,-]|(?<=[^\0-\x7f]))`;

/** A number begins, or ends, here. At a hyphen it would be a piece of a longer one. */
export const begin = String.raw`(?<![a-z\d]|[a-z\d]-)`;
export const end = String.raw`(?![a-z\d]|-\d)`;

/** What may stand between the parts of a number that is often written in parts. */
export const gap = '[ -]?';

export const month = '(?:0[1-9]|1[0-2])';
export const day = '(?:0[1-9]|[12]\\d|3[01])';

/** A whole number from its parts, each behind a gap or none. */
export const inParts = (...parts: string[]): string => begin + parts.join(gap) + end;
