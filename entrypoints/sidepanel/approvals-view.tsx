import { useState } from 'react';
import { ApprovalQueue } from '../../components/approval/approval-queue.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import type { ReadResult } from '../../lib/contract/messages.ts';
import type { Me } from '../../lib/contract/session.ts';
import { ApprovalDialogs, type Asking } from './approval-dialogs.tsx';
import { pageValues } from './open-page.ts';
import { QueueOutline } from './queue-outline.tsx';
import { RecentView } from './recent-view.tsx';
import { useDecisions } from './use-decisions.ts';
import { useQueue } from './use-queue.ts';
import { useSources } from './use-sources.tsx';

/** What waits for a decision, and what was written lately. `result` is what the open page gave. */
export const ApprovalsView = ({ me, result }: { me: Me; result: ReadResult | null }) => {
  const queue = useQueue(me.sub);
  const decisions = useDecisions(me.sub);
  const sources = useSources();
  const [asking, setAsking] = useState<Asking | null>(null);

  if (queue.isPending) return <QueueOutline />;
  return (
    <>
      {queue.problem && (
        <Notice tone="bad" live title="The queue could not be loaded">
          {queue.problem}
        </Notice>
      )}
      <ApprovalQueue
        proposals={queue.proposals}
        isCut={queue.isCut}
        onMore={queue.more}
        me={me}
        pageValuesOf={proposal => pageValues(result, proposal)}
        sending={decisions.sending}
        problemOf={proposal => (proposal.id === decisions.problemId ? decisions.problem : null)}
        onApprove={decisions.approve}
        onEdit={proposal => setAsking({ what: 'edit', proposal })}
        onReject={proposal => setAsking({ what: 'reject', proposal })}
        onHelp={() => setAsking({ what: 'keys' })}
        onOpenSource={({ runId }, sourceId) => runId && sources.show(runId, sourceId)}
      />
      <RecentView me={me} />
      {asking && (
        <ApprovalDialogs
          asking={asking}
          me={me}
          result={result}
          decisions={decisions}
          onClose={() => setAsking(null)}
        />
      )}
      {sources.dialog}
    </>
  );
};
