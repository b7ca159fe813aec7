import { PanelHeader } from '../../components/session/panel-header.tsx';
import { SessionGate } from '../../components/session/session-gate.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { openConsole } from '../../lib/messaging/client.ts';
import { useLiveUpdates } from '../pages/use-live-updates.ts';
import { useSession } from '../pages/use-session.ts';
import { ApprovalsView } from './approvals-view.tsx';
import { MineView } from './mine-view.tsx';
import { RecordView } from './record-view.tsx';
import { useRecord } from './use-record.ts';

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
          {me => <SignedIn key={me.sub} me={me} />}
        </SessionGate>
      </main>
      <Toasts />
    </>
  );
};

const SignedIn = ({ me }: { me: Me }) => {
  const heldUp = useLiveUpdates(me.sub);
  const record = useRecord(me.sub);
  return (
    <>
      {heldUp && (
        <Notice tone="warn" live title="What you see may be old">
          {heldUp}
        </Notice>
      )}
      {me.rights.includes('decide') && <ApprovalsView me={me} record={record.result} />}
      <RecordView me={me} record={record} />
      <MineView me={me} />
    </>
  );
};
