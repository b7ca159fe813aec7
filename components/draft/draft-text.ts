import type { Draft, Sentence, Source } from '../../lib/core/draft.ts';
import { replyText } from '../../lib/core/reply-text.ts';

/** The reply to copy, placeholders and all: as suggested, else every sentence that needs no source or has one. */
export const copiedText = (draft: Pick<Draft, 'sentences' | 'suggestions'>): string => {
  const reply = draft.suggestions.find(({ change }) => change.kind === 'reply');
  return reply?.change.proposed ?? replyText(draft.sentences.filter(({ problem }) => problem === null));
};

/** The sentences by paragraph, in their order. */
export const paragraphsOf = (sentences: readonly Sentence[]): Sentence[][] => {
  const paragraphs: Sentence[][] = [];
  for (const sentence of sentences) {
    if (sentence.paragraph || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(sentence);
  }
  return paragraphs;
};

/**
 * The sources that sentences and suggestions rest on, in the order in which a reader meets them: the position in this
 * list, from 1, is the number shown beside what cites it.
 */
export const numberedSources = (draft: Pick<Draft, 'sentences' | 'suggestions' | 'sources'>): Source[] => {
  const cited = new Set([
    ...draft.sentences.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
    ...draft.suggestions.flatMap(({ sources }) => sources),
  ]);
  const byId = new Map(draft.sources.map(source => [source.sourceId, source]));
  return [...cited].flatMap(id => byId.get(id) ?? []);
};

/** How many sentences claim something and have no source that holds. */
export const unsupportedCount = (draft: Pick<Draft, 'sentences'>): number =>
  draft.sentences.filter(sentence => sentence.problem !== null).length;
