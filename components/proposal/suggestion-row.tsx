import './suggestion-row.css';
import { type ReactNode, useId } from 'react';
import type { Source, Suggestion } from '../../lib/core/draft.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { wordCount } from '../ui/long-text.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { ChangeEditor } from './change-editor.tsx';
import { SuggestionGrounds } from './suggestion-grounds.tsx';

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
  const { suggestion, picked, edited } = props;
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
        <ProposedValue {...props} title={title} />
        <SuggestionGrounds
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

/** The value to be: to edit while it is picked, else to read. */
const ProposedValue = ({
  suggestion,
  picked,
  value,
  title,
  options,
  onChange,
}: SuggestionRowProps & { title: string }) => {
  const { kind } = suggestion.change;
  if (picked && !suggestion.refused)
    return (
      <Folded text={kind === 'set-field' ? null : value}>
        <ChangeEditor
          label={`Proposed value for ${title}`}
          kind={kind}
          value={value}
          options={options}
          onChange={onChange}
        />
      </Folded>
    );
  return (
    kind === 'set-field' && (
      <span>
        → <VisibleText text={value} />
      </span>
    )
  );
};

/** A message stands above already, as the draft: its editor opens on request. `text` is null for a plain field. */
const Folded = ({ text, children }: { text: string | null; children: ReactNode }) =>
  text === null ? (
    children
  ) : (
    <Disclosure summary={`Edit the text, ${wordCount(text)} words`}>{children}</Disclosure>
  );
