// Marks that ordinary pages use for line breaks and writing direction: removed, and nothing to warn of.
const ordinary = /[\u00ad\u200e\u200f\u061c\ufeff]/g;
// Emoji are put together with these, and words of some scripts need them.
const emojiJoin = String.raw`(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})`;
const emojiForm = String.raw`(?<=[\p{Extended_Pictographic}\d#*])\ufe0f`;
const scripts = ['Arabic', 'Devanagari', 'Bengali', 'Malayalam', 'Sinhala'].map(
  name => `\\p{Script=${name}}`,
);
const wordJoin = String.raw`(?<=[${scripts.join('')}])[\u200c\u200d](?=\p{L})`;
const joined = new RegExp([emojiJoin, emojiForm, wordJoin].join('|'), 'gu');
const invisible = /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Cn}\u2800]/gu;

/**
 * Removes what no person can see (zero-width marks, tags, direction overrides, control characters), which can carry
 * words to a model or split a number. `invisible` tells that something unusual was removed.
 */
export const cleanText = (raw: string): { text: string; invisible: boolean } => {
  const plain = raw.toWellFormed().replace(/\r\n?/g, '\n').replace(ordinary, '');
  const kept = new Set(Array.from(plain.matchAll(joined), match => match.index));
  const text = plain.replace(invisible, (mark, place: number) => (kept.has(place) ? mark : ''));
  return { text, invisible: text.length !== plain.length };
};
