import type { Source, Suggestion } from '../../lib/core/draft.ts';
import { Citation } from '../draft/citation.tsx';
import { Badge } from '../ui/badge.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { gateWords } from './gate-words.ts';

/** Why a change is suggested, or why it is refused; who must agree, and how it can be undone. */
export const SuggestionGrounds = ({
  id,
  suggestion,
  sources,
  onOpenSource,
}: {
  id: string;
  suggestion: Suggestion;
  sources: readonly Source[];
  onOpenSource: (sourceId: string) => void;
}) => (
  <div id={id} className="suggestion-grounds">
    {suggestion.refused && (
      <Badge tone="bad" icon="cross">
        {suggestion.refused}
      </Badge>
    )}
    <p className="quiet">
      <VisibleText text={suggestion.reason} />
      {suggestion.rules.length > 0 && ` · rule ${suggestion.rules.join(', ')}`}
      {suggestion.sources.map(sourceId => (
        <Citation key={sourceId} sourceId={sourceId} sources={sources} onOpen={onOpenSource} />
      ))}
    </p>
    {!suggestion.refused && (
      <p className="row quiet">
        <Badge icon="person" hint={suggestion.gate.because}>
          {gateWords(suggestion.gate)}
        </Badge>
        <Badge icon="undo">{suggestion.undo}</Badge>
      </p>
    )}
  </div>
);
