import './draft-decisions.css';
import { useState } from 'react';
import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type DraftVerb = 'submit' | 'approve' | 'return' | 'publish' | 'discard';

const minimalNote = 3;

/** What can be done with a draft now. What this person may not do says why; the digest is exactly what they looked at. */
export const DraftDecisions = ({
  draft,
  looking,
  sending,
  problem,
  onDecide,
}: {
  draft: ShownPolicyDraft;
  /** Why it cannot be judged yet, such as a difference still being worked out; null when everything is in view. */
  looking: string | null;
  sending: boolean;
  problem: string | null;
  onDecide: (verb: DraftVerb, note: string) => void;
}) => {
  const [note, setNote] = useState('');
  const { refusals, digest, state } = draft;
  const why = (verb: DraftVerb): string | null => refusals[verb] ?? looking ?? (sending ? 'Sending…' : null);
  const decide = (verb: DraftVerb) => () => onDecide(verb, note.trim());
  const reviewing = state === 'in-review';
  return (
    <div className="stack draft-decisions">
      {digest && <Digest label="exactly this document: sha256" value={digest} />}
      {problem && (
        <Notice tone="bad" live title="It was not done">
          {problem}
        </Notice>
      )}
      {reviewing && refusals.return === null && (
        <TextField
          label="Note to the authors"
          value={note}
          onChange={setNote}
          lines={2}
          maxLength={1000}
          hint="Needed to return it."
        />
      )}
      <div className="draft-buttons">
        {state === 'open' && (
          <Button
            look={refusals.submit === null ? 'primary' : 'plain'}
            onPress={decide('submit')}
            refused={why('submit')}
          >
            Send to review
          </Button>
        )}
        {reviewing && (
          <>
            <Button
              look={refusals.approve === null ? 'primary' : 'plain'}
              onPress={decide('approve')}
              refused={why('approve')}
            >
              Approve
            </Button>
            <Button
              onPress={decide('return')}
              refused={
                why('return') ??
                (note.trim().length < minimalNote ? 'Write a note to the authors first.' : null)
              }
            >
              Return to the authors
            </Button>
            <Button
              look={refusals.publish === null ? 'primary' : 'plain'}
              onPress={decide('publish')}
              refused={why('publish')}
            >
              Publish as version {draft.baseVersion + 1}
            </Button>
          </>
        )}
        <Button
          look="danger"
          onPress={decide('discard')}
          refused={refusals.discard ?? (sending ? 'Sending…' : null)}
        >
          Give it up
        </Button>
      </div>
    </div>
  );
};
