import './suggestion-row.css';
import { type ReactNode, useId } from 'react';
import type { Source, Suggestion } from '../../lib/core/draft.ts';
import { Citation } from '../draft/citation.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { wordCount } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ChangeEditor } from './change-editor.tsx';
import { gateWords } from './gate-words.ts';

export interface SuggestionRowProps {
  suggestion: Suggestion;
  picked: boolean;
  value: string;
  edited: boolean;
  options: readonly string[] | null;
  /** The numbered sources of the draft. */
  sources: readonly Source[];
  onPick: (picked: boolean) => void;
  onChange: (value: string) => void;
  onOpenSource: (sourceId: string) => void;
}

/** One suggested change: whether to propose it, its value before and after, why, and who must agree. */
export const SuggestionRow = (props: SuggestionRowProps) => {
  const { suggestion, picked, value, edited } = props;
  const groundsId = useId();
  const title = suggestion.fieldTitle ?? suggestion.actionTitle;
  return (
    <li className={`suggestion ${suggestion.refused ? 'suggestion-refused' : ''}`}>
      <Checkbox
        checked={picked && !suggestion.refused}
        disabled={suggestion.refused !== null}
        onChange={props.onPick}
        describedBy={groundsId}
      >
        <strong>{title}</strong>
        {suggestion.before !== null && (
          <span className="quiet">
            {' '}
            now <VisibleText text={suggestion.before || 'empty'} />
          </span>
        )}
      </Checkbox>
      <div className="suggestion-body stack">
        {picked && !suggestion.refused && (
          <Folded text={suggestion.change.kind === 'set-field' ? null : value}>
            <ChangeEditor
              label={`Proposed value for ${title}`}
              kind={suggestion.change.kind}
              value={value}
              options={props.options}
              onChange={props.onChange}
            />
          </Folded>
        )}
        {(!picked || suggestion.refused) && suggestion.change.kind === 'set-field' && (
          <span>
            → <VisibleText text={value} />
          </span>
        )}
        <Grounds
          id={groundsId}
          suggestion={suggestion}
          sources={props.sources}
          onOpenSource={props.onOpenSource}
        />
        {edited && (
          <span className="row">
            <Badge icon="pencil">edited by you</Badge>
            <Button look="quiet" icon="undo" onPress={() => props.onChange(suggestion.change.proposed)}>
              As suggested
            </Button>
          </span>
        )}
      </div>
    </li>
  );
};

/** A message stands above already, as the draft: its editor opens on request. `text` is null for a plain field. */
const Folded = ({ text, children }: { text: string | null; children: ReactNode }) =>
  text === null ? (
    children
  ) : (
    <Disclosure summary={`Edit the text, ${wordCount(text)} words`}>{children}</Disclosure>
  );

const Grounds = ({
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
