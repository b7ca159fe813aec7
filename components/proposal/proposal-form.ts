import type { Suggestion } from '../../lib/core/draft.ts';
import type { RequestedChange } from '../../lib/core/proposal.ts';

/** What the person has picked and written so far. Values are kept by suggestion id, only where they were edited. */
export interface ProposalForm {
  picked: readonly string[];
  edited: Readonly<Record<string, string>>;
  reason: string;
}

/** Everything that is allowed is picked at first, with the values as suggested. */
export const startingForm = (suggestions: readonly Suggestion[]): ProposalForm => ({
  picked: suggestions.filter(({ refused }) => refused === null).map(({ id }) => id),
  edited: {},
  reason: '',
});

export const withPick = (form: ProposalForm, id: string, picked: boolean): ProposalForm => ({
  ...form,
  picked: picked
    ? [...form.picked.filter(other => other !== id), id]
    : form.picked.filter(other => other !== id),
});

export const withValue = (form: ProposalForm, id: string, value: string): ProposalForm => ({
  ...form,
  edited: { ...form.edited, [id]: value },
});

export const proposedValue = (form: ProposalForm, suggestion: Suggestion): string =>
  form.edited[suggestion.id] ?? suggestion.change.proposed;

export const isEdited = (form: ProposalForm, suggestion: Suggestion): boolean =>
  proposedValue(form, suggestion) !== suggestion.change.proposed;

/** The changes to send, in the order of the suggestions. A refused one is never among them. */
export const pickedChanges = (form: ProposalForm, suggestions: readonly Suggestion[]): RequestedChange[] =>
  suggestions
    .filter(({ id, refused }) => refused === null && form.picked.includes(id))
    .map(suggestion => ({ ...suggestion.change, proposed: proposedValue(form, suggestion) }));

/** Why the form cannot be sent yet, in words for the button; null when it can. */
export const whyNotReady = (form: ProposalForm, suggestions: readonly Suggestion[]): string | null => {
  const changes = pickedChanges(form, suggestions);
  if (changes.length === 0) return 'Pick at least one change.';
  if (changes.some(({ proposed }) => proposed.trim() === '')) return 'A picked change is empty.';
  if (form.reason.trim().length < 3) return 'Say why in a few words.';
  return null;
};
