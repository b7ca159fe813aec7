import { lazy, Suspense } from 'react';
import type { ReadResult } from '../../lib/contract/messages.ts';
import type { Me } from '../../lib/contract/session.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { optionsOf } from './open-page.ts';
import type { Decisions } from './use-decisions.ts';

const EditDialog = lazy(async () => ({
  default: (await import('../../components/approval/edit-dialog.tsx')).EditDialog,
}));
const RejectDialog = lazy(async () => ({
  default: (await import('../../components/approval/reject-dialog.tsx')).RejectDialog,
}));
const KeyHelp = lazy(async () => ({
  default: (await import('../../components/approval/key-help.tsx')).KeyHelp,
}));

/** What is asked in a dialog now, with the card as it was when the dialog opened: its seal is the one that counts. */
export type Asking = { what: 'edit' | 'reject'; proposal: Proposal } | { what: 'keys' };

export const ApprovalDialogs = ({
  asking,
  me,
  result,
  decisions,
  onClose,
}: {
  asking: Asking;
  me: Me;
  result: ReadResult | null;
  decisions: Decisions;
  onClose: () => void;
}) => (
  <Suspense>
    {asking.what === 'keys' && <KeyHelp onClose={onClose} />}
    {asking.what === 'reject' && (
      <RejectDialog
        number={asking.proposal.number}
        reasonCodes={me.reasonCodes}
        onReject={(code, note) => {
          decisions.reject(asking.proposal, code, note);
          onClose();
        }}
        onClose={onClose}
      />
    )}
    {asking.what === 'edit' && (
      <EditDialog
        proposal={asking.proposal}
        optionsOf={field => optionsOf(result, field)}
        onSave={edits => {
          decisions.edit(asking.proposal, edits);
          onClose();
        }}
        onClose={onClose}
      />
    )}
  </Suspense>
);
