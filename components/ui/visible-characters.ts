/** A stretch of text as it is to be shown: as written, or as a labelled mark that stands for it. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'mark'; short: string; name: string }
  | { kind: 'look-alike'; text: string; name: string };

const names: Record<number, [short: string, name: string]> = {
  0: ['NUL', 'null character'],
  13: ['CR', 'carriage return'],
  27: ['ESC', 'escape character'],
  160: ['NBSP', 'no-break space'],
  173: ['SHY', 'soft hyphen'],
  1564: ['ALM', 'Arabic letter mark'],
  8203: ['ZWSP', 'zero-width space'],
  8204: ['ZWNJ', 'zero-width non-joiner'],
  8205: ['ZWJ', 'zero-width joiner'],
  8206: ['LRM', 'left-to-right mark'],
  8207: ['RLM', 'right-to-left mark'],
  8232: ['LS', 'line separator'],
  8233: ['PS', 'paragraph separator'],
  8234: ['LRE', 'left-to-right embedding'],
  8235: ['RLE', 'right-to-left embedding'],
  8236: ['PDF', 'end of direction change'],
  8237: ['LRO', 'left-to-right override'],
  8238: ['RLO', 'right-to-left override'],
  8239: ['NNBSP', 'narrow no-break space'],
  8288: ['WJ', 'word joiner'],
  8294: ['LRI', 'left-to-right isolate'],
  8295: ['RLI', 'right-to-left isolate'],
  8296: ['FSI', 'first-strong isolate'],
  8297: ['PDI', 'end of isolate'],
  65279: ['BOM', 'zero-width no-break space'],
};

const markFor = (character: string): Segment => {
  const code = character.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code > 0xe0000 && code < 0xe0080) return { kind: 'mark', short: 'TAG', name: `tag character ${hex}` };
  if (/\p{Zs}/u.test(character) && !names[code]) return { kind: 'mark', short: 'SP', name: `space ${hex}` };
  const [short, name] = names[code] ?? [hex, 'invisible or control character'];
  return { kind: 'mark', short, name: `${name} (${hex})` };
};

const pictograph = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}?\u{fe0f}?`;
const unseen = String.raw`[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]`;
// In this order: emoji joined in the usual way stay whole; then stacked accents; then everything that draws nothing.
const notable = new RegExp(
  String.raw`(?<emoji>${pictograph}(?:\u{200d}${pictograph})*|[0-9#*]\u{fe0f}\u{20e3})` +
    String.raw`|(?<stack>(?<=\p{M}{4})\p{M}+)` +
    String.raw`|(?<unseen>(?![ \n\t])${unseen})` +
    String.raw`|(?<word>(?:(?!${unseen})[\p{L}\p{N}](?:(?!${unseen})\p{M}){0,4})+)`,
  'gu',
);

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic'] as const;
const scriptTests = scripts.map(script => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
const scriptsOf = (word: string) =>
  scriptTests.filter(([, test]) => test.test(word)).map(([script]) => script);

// Letters of other alphabets that most fonts draw like Latin ones.
const likeLatin = /^[АВЕЅІЈКМНОРСТХаеорсухіјѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρϲᎪᎬᎻᏀᏞᏴ\p{N}]+$/u;
// Full-width and mathematical letters: different characters that read like plain ones.
const styledLetter = /[Ａ-Ｚａ-ｚ０-９\u{1d400}-\u{1d7ff}]/u;

const lookAlike = (word: string, latinAround: boolean): string | null => {
  if (styledLetter.test(word)) return 'letters drawn like plain ones, but different';
  const found = scriptsOf(word);
  if (found.length > 1) return `letters of several alphabets in one word: ${found.join(', ')}`;
  if (latinAround && found.length === 1 && found[0] !== 'Latin' && likeLatin.test(word))
    return `${found[0]} letters that look Latin`;
  return null;
};

const segmentFor = (match: RegExpExecArray, latinAround: boolean): Segment[] => {
  const { stack, unseen, word } = match.groups ?? {};
  if (unseen) return [markFor(unseen)];
  if (stack) return [{ kind: 'mark', short: 'ACCENTS', name: `${[...stack].length} more stacked accents` }];
  const name = word ? lookAlike(word, latinAround) : null;
  return [name ? { kind: 'look-alike', text: match[0], name } : { kind: 'text', text: match[0] }];
};

/**
 * Splits a text into what can be shown as written and what would deceive the eye: characters that draw nothing or turn
 * the direction of reading, and words whose letters come from several alphabets. Joining the texts loses only marks.
 */
export const visibleSegments = (text: string): Segment[] => {
  const latinAround = /\p{Script=Latin}/u.test(text);
  const segments: Segment[] = [];
  const add = (segment: Segment) => {
    const last = segments.at(-1);
    if (segment.kind === 'text' && last?.kind === 'text') last.text += segment.text;
    else if (segment.kind !== 'text' || segment.text) segments.push({ ...segment });
  };
  let end = 0;
  for (const match of text.matchAll(notable)) {
    add({ kind: 'text', text: text.slice(end, match.index) });
    for (const segment of segmentFor(match, latinAround)) add(segment);
    end = match.index + match[0].length;
  }
  add({ kind: 'text', text: text.slice(end) });
  return segments;
};
