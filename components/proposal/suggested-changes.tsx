import type { Source, Suggestion } from '../../lib/core/draft.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import {
  isEdited,
  type ProposalForm,
  pickedChanges,
  proposedValue,
  whyNotReady,
  withPick,
  withValue,
} from './proposal-form.ts';
import { SuggestionRow } from './suggestion-row.tsx';

export interface SuggestedChangesProps {
  suggestions: readonly Suggestion[];
  /** The numbered sources of the draft. */
  sources: readonly Source[];
  form: ProposalForm;
  /** The values a field may have, or null for free text. */
  optionsOf: (field: string) => readonly string[] | null;
  sending: boolean;
  /** Why nothing can be proposed from here at all, such as a draft that is out of date. */
  blocked: string | null;
  /** What went wrong when it was sent last. What was written is kept. */
  problem: string | null;
  sendKeys: string;
  onForm: (form: ProposalForm) => void;
  onPropose: () => void;
  onOpenSource: (sourceId: string) => void;
}

export const SuggestedChanges = (props: SuggestedChangesProps) => {
  const { suggestions, form, onForm } = props;
  const count = pickedChanges(form, suggestions).length;
  const refused = props.blocked ?? (props.sending ? 'Sending…' : whyNotReady(form, suggestions));
  return (
    <Section title="Suggested changes">
      <ul className="suggestions">
        {suggestions.map(suggestion => (
          <SuggestionRow
            key={suggestion.id}
            suggestion={suggestion}
            picked={form.picked.includes(suggestion.id)}
            value={proposedValue(form, suggestion)}
            edited={isEdited(form, suggestion)}
            options={suggestion.change.kind === 'set-field' ? props.optionsOf(suggestion.change.field) : null}
            sources={props.sources}
            onPick={picked => onForm(withPick(form, suggestion.id, picked))}
            onChange={value => onForm(withValue(form, suggestion.id, value))}
            onOpenSource={props.onOpenSource}
          />
        ))}
      </ul>
      {suggestions.length === 0 && <p className="quiet">Nothing needs to change on this record.</p>}
      {suggestions.length > 0 && (
        <>
          <TextField
            label="Reason"
            value={form.reason}
            onChange={reason => onForm({ ...form, reason })}
            maxLength={500}
            placeholder="Why this is right, for the person who approves"
          />
          {props.problem && (
            <Notice tone="bad" live title="Not sent">
              {props.problem} Your picks and texts are still here.
            </Notice>
          )}
          <Button look="primary" shortcut={props.sendKeys} onPress={props.onPropose} refused={refused}>
            {count === 0 ? 'Propose' : count === 1 ? 'Propose 1 change' : `Propose ${count} changes`}
          </Button>
        </>
      )}
    </Section>
  );
};
