/** Control characters other than tab and line breaks: no one types them, and systems of record drop or cut at them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Why a text cannot be written to a system of record as it stands, in words; null when it can. */
export const objectionToText = (text: string): string | null => {
  if (!text.isWellFormed()) return 'The text has half of a character in it.';
  return control.test(text) ? 'The text has control characters in it.' : null;
};
