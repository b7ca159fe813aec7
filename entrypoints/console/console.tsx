import { SessionGate } from '../../components/session/session-gate.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { useLiveUpdates } from '../pages/use-live-updates.ts';
import { useSession } from '../pages/use-session.ts';
import { ConsoleHeader } from './console-header.tsx';
import { ConsoleRail } from './console-rail.tsx';
import { ExceptionsRoom } from './exceptions-room.tsx';
import { ActionsRoom } from './policy/actions-room.tsx';
import { RolesRoom } from './policy/roles-room.tsx';
import { RulesRoom } from './policy/rules-room.tsx';
import { type DraftDesks, useDraftDesks } from './policy/use-draft-desks.ts';
import { VersionsRoom } from './policy/versions-room.tsx';
import { ProposalsRoom } from './proposals-room.tsx';
import { questionOf, type RoomId, roomOf, rooms } from './rooms.ts';
import { RunsRoom } from './runs-room.tsx';
import { SitesRoom } from './sites/sites-room.tsx';
import { TimelineRoom } from './timeline-room.tsx';
import { useHash } from './use-hash.ts';

/** The full page for those who look after the whole: what happened, what is written, under which policy, and the stop. */
export const Console = () => {
  const { session, signingIn, problem, signIn, signOut, refresh } = useSession();
  return (
    <SessionGate
      session={session}
      signingIn={signingIn}
      problem={problem}
      onSignIn={signIn}
      onRetry={refresh}
    >
      {me => <SignedIn key={me.sub} me={me} onSignOut={signOut} onNewPolicy={refresh} />}
    </SessionGate>
  );
};

const SignedIn = ({
  me,
  onSignOut,
  onNewPolicy,
}: {
  me: Me;
  onSignOut: () => void;
  onNewPolicy: () => void;
}) => {
  const heldUp = useLiveUpdates(me.sub, onNewPolicy);
  const desks = useDraftDesks(me.sub);
  const { room, parts } = roomOf(useHash());
  const { title, needs } = rooms.find(({ id }) => id === room) ?? { title: '', needs: null };
  return (
    <div className="console">
      <ConsoleHeader me={me} onSignOut={onSignOut} />
      <ConsoleRail room={room} />
      <main className="console-main stack">
        <h2>{title}</h2>
        {heldUp && (
          <Notice tone="warn" live title="What you see may be old">
            {heldUp}
          </Notice>
        )}
        {needs && !needs.some(right => me.rights.includes(right)) ? (
          <Notice title="Not for your role">
            This needs the right {needs.join(' or ')}. Your rights: {me.rights.join(', ') || 'none'}.
          </Notice>
        ) : (
          <OpenRoom room={room} parts={parts} me={me} desks={desks} />
        )}
      </main>
    </div>
  );
};

interface OpenRoomProps {
  room: RoomId;
  parts: string[];
  me: Me;
  desks: DraftDesks;
}

const OpenRoom = ({ room, parts, me, desks }: OpenRoomProps) => {
  switch (room) {
    case 'timeline':
      return <TimelineRoom key={parts.join('/')} me={me} question={questionOf(parts)} />;
    case 'runs':
      return <RunsRoom me={me} runId={parts[0] ?? null} />;
    case 'proposals':
      return <ProposalsRoom me={me} />;
    case 'exceptions':
      return <ExceptionsRoom me={me} state={parts[0] === 'resolved' ? 'resolved' : 'open'} />;
    case 'roles':
      return <RolesRoom me={me} desks={desks} parts={parts} />;
    case 'actions':
      return <ActionsRoom me={me} desks={desks} parts={parts} />;
    case 'rules':
      return <RulesRoom me={me} desks={desks} parts={parts} />;
    case 'sites':
      return <SitesRoom me={me} desks={desks} parts={parts} />;
    case 'versions':
      return <VersionsRoom me={me} policy={parts[0] ?? null} />;
  }
};
