/** A number begins, or ends, here. At a hyphen it would be a piece of a longer one. */
export const begin = String.raw`(?<![a-z\d]|[a-z\d]-)`;
export const end = String.raw`(?![a-z\d]|-\d)`;

/** What may stand between the parts of a number that is often written in parts. */
export const gap = '[ -]?';

export const month = '(?:0[1-9]|1[0-2])';
export const day = '(?:0[1-9]|[12]\\d|3[01])';

/** A whole number from its parts, each behind a gap or none. */
export const inParts = (...parts: string[]): string => begin + parts.join(gap) + end;
