/** Neither NUL nor half a character: no store and no digest takes those. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The text without NUL, and with U+FFFD for each half of a character. */
export const asStorable = (text: string): string => text.toWellFormed().replaceAll('\0', '');
