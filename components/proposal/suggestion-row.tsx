import './suggestion-row.css';
import { useId } from 'react';
import type { Suggestion } from '../../lib/core/draft.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ChangeEditor } from './change-editor.tsx';
import { gateWords } from './gate-words.ts';

export interface SuggestionRowProps {
  suggestion: Suggestion;
  picked: boolean;
  value: string;
  edited: boolean;
  options: readonly string[] | null;
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
          <ChangeEditor
            label={`Proposed value for ${title}`}
            kind={suggestion.change.kind}
            value={value}
            options={props.options}
            onChange={props.onChange}
          />
        )}
        {(!picked || suggestion.refused) && suggestion.change.kind === 'set-field' && (
          <span>
            → <VisibleText text={value} />
          </span>
        )}
        <Grounds id={groundsId} suggestion={suggestion} onOpenSource={props.onOpenSource} />
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

const Grounds = ({
  id,
  suggestion,
  onOpenSource,
}: {
  id: string;
  suggestion: Suggestion;
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
      {suggestion.sources.map((sourceId, index) => (
        <Button key={sourceId} look="quiet" icon="source" onPress={() => onOpenSource(sourceId)}>
          {`source ${index + 1}`}
        </Button>
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
