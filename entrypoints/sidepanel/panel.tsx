import { lazy, Suspense } from 'react';
import { PanelHeader } from '../../components/session/panel-header.tsx';
import { SessionGate } from '../../components/session/session-gate.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { openConsole } from '../../lib/messaging/client.ts';
import { useLiveUpdates } from '../pages/use-live-updates.ts';
import { useSession } from '../pages/use-session.ts';
import { MineView } from './mine-view.tsx';
import { QueueOutline } from './queue-outline.tsx';
import { RecordView } from './record-view.tsx';
import { useRecord } from './use-record.ts';

// Only those who decide need it.
const ApprovalsView = lazy(async () => ({ default: (await import('./approvals-view.tsx')).ApprovalsView }));

/** The side panel: who is signed in, what waits for them, the open record, and what they have proposed. */
export const Panel = () => {
  const { session, signingIn, problem, signIn, signOut, refresh } = useSession();
  return (
    <>
      <PanelHeader
        me={session?.state === 'signed-in' ? session.me : null}
        onSignOut={signOut}
        onOpenConsole={openConsole}
      />
      <main>
        <SessionGate
          session={session}
          signingIn={signingIn}
          problem={problem}
          onSignIn={signIn}
          onRetry={refresh}
        >
          {me => <SignedIn key={me.sub} me={me} onNewPolicy={refresh} />}
        </SessionGate>
      </main>
    </>
  );
};

const SignedIn = ({ me, onNewPolicy }: { me: Me; onNewPolicy: () => void }) => {
  const heldUp = useLiveUpdates(me.sub, onNewPolicy);
  const record = useRecord(me.sub);
  return (
    <>
      {heldUp && (
        <Notice tone="warn" live title="What you see may be old">
          {heldUp}
        </Notice>
      )}
      {me.rights.includes('decide') && (
        <Suspense fallback={<QueueOutline />}>
          <ApprovalsView me={me} result={record.result} />
        </Suspense>
      )}
      <RecordView me={me} record={record} />
      <MineView me={me} />
    </>
  );
};
