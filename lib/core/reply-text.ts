import type { Sentence } from './draft.ts';

/** The sentences as one text, an empty line between paragraphs. */
export const replyText = (sentences: readonly Pick<Sentence, 'text' | 'paragraph'>[]): string =>
  sentences.reduce(
    (text, next) => (text ? `${text}${next.paragraph ? '\n\n' : ' '}${next.text}` : next.text),
    '',
  );
