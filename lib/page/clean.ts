// Marks that ordinary pages use for line breaks and writing direction: removed, and nothing to warn of.
const ordinary = /[\u00ad\u200e\u200f\u061c\ufeff]/g;
// The marks in the first two parts put emoji together or belong to words of Persian, Hindi and others: they stay.
const invisible =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Lo}\p{M}])[\u200c\u200d](?=[\p{Extended_Pictographic}\p{Lo}])|(?<=[\p{Extended_Pictographic}\d#*])\ufe0f|((?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Cn}\u2800])/gu;

/**
 * Removes what no person can see (zero-width marks, tags, direction overrides, control characters), which can carry
 * words to a model or split a number. `invisible` tells that something unusual was removed.
 */
export const cleanText = (raw: string): { text: string; invisible: boolean } => {
  const plain = raw.toWellFormed().replace(/\r\n?/g, '\n').replace(ordinary, '');
  const text = plain.replace(invisible, (mark, unseen?: string) => (unseen === undefined ? mark : ''));
  return { text, invisible: text !== plain };
};
