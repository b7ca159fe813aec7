import type { Draft, Source } from '../../lib/core/draft.ts';

/** The reply as plain text, placeholders and all: the suggested reply where there is one, else the sentences. */
export const replyText = (draft: Pick<Draft, 'sentences' | 'suggestions'>): string => {
  const reply = draft.suggestions.find(({ change }) => change.kind === 'reply');
  return reply?.change.proposed ?? draft.sentences.map(sentence => sentence.text).join(' ');
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
