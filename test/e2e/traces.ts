const reversed = (text: string): string => [...text].reverse().join('');

/** Letters and digits only: what is left of a text that was cut into pieces, spaced out or put into a list. */
const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The part of a base64 text that depends on the value alone, at each of the three places it may start. */
const base64Cores = (value: string): string[] =>
  [0, 1, 2].map(shift => {
    const text = Buffer.from(`${'x'.repeat(shift)}${value}`)
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(Math.ceil((shift * 4) / 3), -2);
  });

const escaped = (value: string, unit: (code: number) => string): string =>
  [...value].map(letter => unit(letter.codePointAt(0) ?? 0)).join('');

const hex = (code: number): string => code.toString(16);

/** A value in the spellings in which it could leave unnoticed. */
const spellings = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  escaped(value, code => `%${hex(code)}`),
  escaped(value, code => `\\u${hex(code).padStart(4, '0')}`),
  escaped(value, code => `&#${code};`),
  Buffer.from(value).toString('hex'),
  ...base64Cores(value),
  ...base64Cores(value).map(core => core.replaceAll('+', '-').replaceAll('/', '_')),
];

/** Whether a text holds a value: as it is, encoded, escaped, reversed, or cut into pieces. */
export const holds = (text: string, value: string): boolean => {
  const plain = text.toLowerCase();
  const pieces = squeezed(text);
  const ways = [value, reversed(value)].flatMap(spellings);
  return (
    ways.some(way => plain.includes(way.toLowerCase())) ||
    [value, reversed(value)].some(way => pieces.includes(squeezed(way)))
  );
};

/** Where values were found, as `place: value`. */
export const traces = (places: Readonly<Record<string, string>>, values: readonly string[]): string[] =>
  Object.entries(places).flatMap(([place, text]) =>
    values.filter(value => holds(text, value)).map(value => `${place}: ${value}`),
  );
