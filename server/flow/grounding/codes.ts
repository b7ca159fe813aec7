const code =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\d)(?=[\p{L}\p{N}-]*\p{L})[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu;
const ordinal = /^\d+(?:st|nd|rd|th|er|e)$/;
const link =
  /(?:https?:\/\/|www\.)\S+|\b[\p{L}\p{N}.-]+\.(?:com|org|net|io|co|eu|de|fr|uk|example|info|biz|ru|cn|app|dev|link)\b\S*/giu;
const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/giu;

/** Codes of a text in upper case: words with letters and digits in them, such as `O-20931`. */
export const codesIn = (text: string): string[] =>
  (text.match(code) ?? []).filter(found => !ordinal.test(found)).map(found => found.toUpperCase());

/** Web and e-mail addresses of a text, as written. */
export const linksIn = (text: string): string[] => [
  ...(text.match(address) ?? []),
  ...(text.replace(address, ' ').match(link) ?? []),
];
