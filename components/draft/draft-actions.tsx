import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';

const tones = [
  { value: 'plain', title: 'Plain' },
  { value: 'warm', title: 'Warm' },
  { value: 'formal', title: 'Formal' },
] as const;

/** How a reply is to be written. */
export interface DraftWishes {
  tone: (typeof tones)[number]['value'];
  length: 'normal' | 'shorter';
}

export interface DraftActionsProps {
  wishes: DraftWishes;
  /** Why the reply cannot be copied now. */
  copyRefused: string | null;
  onCopy: () => void;
  /** Starts a new run with these wishes, in the place of this draft. */
  onDraftAgain: (wishes: DraftWishes) => void;
}

export const DraftActions = ({ wishes, copyRefused, onCopy, onDraftAgain }: DraftActionsProps) => (
  <div className="row draft-actions">
    <Button icon="copy" shortcut="c" onPress={onCopy} refused={copyRefused}>
      Copy
    </Button>
    <Button
      onPress={() => onDraftAgain({ ...wishes, length: wishes.length === 'shorter' ? 'normal' : 'shorter' })}
    >
      {wishes.length === 'shorter' ? 'Longer' : 'Shorter'}
    </Button>
    <Choice
      label="Tone"
      labelHidden
      value={wishes.tone}
      options={tones}
      onChange={tone => onDraftAgain({ ...wishes, tone: tone as DraftWishes['tone'] })}
    />
    <Button look="quiet" icon="refresh" onPress={() => onDraftAgain(wishes)}>
      Draft again
    </Button>
  </div>
);
