export const longestWords = 60;
/** Marks of answers in subjects look like labels and are none. */
const replyMarks = /^(re|aw|wg|fw|fwd|sv|vs|antw|tr|rv|odp|https?)$/i;

/** Whether a text can be a label at all: short, one line, words, and nothing that only one record or person has. */
export const canBeLabel = (text: string): boolean =>
  text.length > 0 &&
  text.length <= longestWords &&
  /\p{L}/u.test(text) &&
  !/[@\n]|\d{4,}|[.!?]$/.test(text) &&
  text.split(/\s+/).length <= 6 &&
  !replyMarks.test(text);

export const asLabel = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s:：*]+$/, '')
    .trim();
