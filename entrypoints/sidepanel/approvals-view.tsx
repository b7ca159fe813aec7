import { lazy, Suspense, useState } from 'react';
import { ApprovalQueue } from '../../components/approval/approval-queue.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import type { ReadResult } from '../../lib/contract/messages.ts';
import type { Me } from '../../lib/contract/session.ts';
import type { FieldPlan } from '../../lib/core/plan.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { useProposals } from '../pages/use-proposals.ts';
import { QueueOutline } from './queue-outline.tsx';
import { RecentView } from './recent-view.tsx';
import { useDecisions } from './use-decisions.ts';
import { useSources } from './use-sources.tsx';

const EditDialog = lazy(async () => ({
  default: (await import('../../components/approval/edit-dialog.tsx')).EditDialog,
}));
const RejectDialog = lazy(async () => ({
  default: (await import('../../components/approval/reject-dialog.tsx')).RejectDialog,
}));
const KeyHelp = lazy(async () => ({
  default: (await import('../../components/approval/key-help.tsx')).KeyHelp,
}));

type Asking = { what: 'edit' | 'reject'; proposal: Proposal } | { what: 'keys' } | null;

/** What waits for a decision, and what was written lately. */
export const ApprovalsView = ({ me, record }: { me: Me; record: ReadResult | null }) => {
  const queue = useProposals(me.sub, { scope: 'to-decide', limit: 100 });
  const decisions = useDecisions(me.sub);
  const sources = useSources();
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);

  if (queue.isPending) return <QueueOutline />;
  return (
    <>
      {queue.error && (
        <Notice tone="bad" live title="The queue could not be loaded">
          {queue.error.message}
        </Notice>
      )}
      <ApprovalQueue
        proposals={queue.data?.items ?? []}
        me={me}
        pageValuesOf={proposal => pageValues(record, proposal)}
        sending={decisions.sending}
        problemOf={proposal => (proposal.id === decisions.problemId ? decisions.problem : null)}
        onApprove={decisions.approve}
        onEdit={proposal => setAsking({ what: 'edit', proposal })}
        onReject={proposal => setAsking({ what: 'reject', proposal })}
        onHelp={() => setAsking({ what: 'keys' })}
        onOpenSource={({ runId }, sourceId) => runId && sources.show(runId, sourceId)}
      />
      <RecentView me={me} />
      <Suspense>
        {asking?.what === 'keys' && <KeyHelp onClose={close} />}
        {asking?.what === 'reject' && (
          <RejectDialog
            number={asking.proposal.number}
            reasonCodes={me.reasonCodes}
            onReject={(code, note) => {
              decisions.reject(asking.proposal, code, note);
              close();
            }}
            onClose={close}
          />
        )}
        {asking?.what === 'edit' && (
          <EditDialog
            proposal={asking.proposal}
            optionsOf={field => optionsOf(record, field)}
            onSave={edits => {
              decisions.edit(asking.proposal, edits);
              close();
            }}
            onClose={close}
          />
        )}
      </Suspense>
      {sources.dialog}
    </>
  );
};

const planOf = (record: ReadResult | null): FieldPlan | null =>
  record?.state === 'read' ? (record.plan as unknown as FieldPlan) : null;

/** The choices of a field, where the open record's plan knows them. */
const optionsOf = (record: ReadResult | null, field: string) =>
  planOf(record)?.fields.find(({ id }) => id === field)?.options ?? null;

/** What the open page shows, if it shows the record of this proposal. */
const pageValues = (record: ReadResult | null, proposal: Proposal): ReadonlyMap<string, string> => {
  const same =
    record?.state === 'read' &&
    planOf(record)?.system === proposal.record.system &&
    record.reading.recordType === proposal.record.type &&
    record.reading.recordId === proposal.record.id;
  if (!same) return new Map();
  return new Map(
    record.reading.fields.flatMap(({ id, state, value }) =>
      state === 'read' && value !== undefined ? [[id, value]] : [],
    ),
  );
};
