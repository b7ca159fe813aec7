import type { ReactNode } from 'react';
import type { Session } from '../../lib/contract/messages.ts';
import type { Me } from '../../lib/contract/session.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BlockingState } from './blocking-state.tsx';

/** Shows its content to a person who is signed in; everybody else sees why not, and what to do. */
export const SessionGate = ({
  session,
  signingIn,
  problem,
  onSignIn,
  onRetry,
  children,
}: {
  /** Null while it is not known yet. */
  session: Session | null;
  signingIn: boolean;
  problem: string | null;
  onSignIn: () => void;
  onRetry: () => void;
  children: (me: Me) => ReactNode;
}) => {
  if (!session && problem)
    return (
      <BlockingState
        icon="warning"
        title="Countersign could not start"
        action={
          <Button look="primary" icon="refresh" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        <p>{problem}</p>
      </BlockingState>
    );
  if (!session)
    return (
      <div className="section">
        <Skeleton label="Looking who is signed in" lines={4} />
      </div>
    );
  if (session.state === 'signed-in') return children(session.me);
  if (session.state === 'offline')
    return (
      <BlockingState
        icon="offline"
        title="The backend does not answer"
        action={
          <Button look="primary" icon="refresh" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        <p>{session.reason}</p>
        <p>Nothing you have sent is lost. Address: {session.backend}</p>
      </BlockingState>
    );
  return (
    <BlockingState
      icon="person"
      title="Sign in to start"
      action={
        <Button look="primary" onPress={onSignIn} refused={signingIn ? 'The sign-in window is open.' : null}>
          Sign in
        </Button>
      }
    >
      <p>{problem ?? session.reason ?? 'Countersign reads no page before you are signed in.'}</p>
      <p>Backend: {session.backend}</p>
    </BlockingState>
  );
};
