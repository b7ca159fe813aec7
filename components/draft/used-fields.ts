import type { Draft } from '../../lib/core/draft.ts';

/** The fields whose values the draft rests on: cited by a sentence or by a suggestion that is not refused. */
export const usedFields = (draft: Pick<Draft, 'sentences' | 'suggestions' | 'sources'>): Set<string> => {
  const cited = new Set([
    ...draft.sentences.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
    ...draft.suggestions.flatMap(({ refused, sources }) => (refused === null ? sources : [])),
  ]);
  const fields = draft.sources.filter(({ kind, sourceId }) => kind === 'field' && cited.has(sourceId));
  return new Set(fields.map(({ sourceId }) => sourceId.replace(/^field:/, '')));
};
