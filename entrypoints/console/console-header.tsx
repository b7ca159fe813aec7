import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { StopSwitch } from '../../components/stop/stop-switch.tsx';
import { Button } from '../../components/ui/button.tsx';
import { say } from '../../components/ui/say.ts';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';

/** Who is signed in with which rights, and the stop switch, on every page. */
export const ConsoleHeader = ({ me, onSignOut }: { me: Me; onSignOut: () => void }) => {
  const queries = useQueryClient();
  const stop = useQuery({
    queryKey: [me.sub, 'stop'],
    queryFn: () => callApi('stop.show'),
    refetchInterval: 15_000,
  });
  const set = useMutation({
    mutationFn: (body: { scope: string; stopped: boolean; reason: string }) => callApi('stop.set', { body }),
    onSuccess: (_, { stopped }) => say(stopped ? 'Stopped' : 'Started again'),
    onError: error => say(error.message, 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'stop'] }),
  });
  return (
    <header className="console-header">
      <h1>Countersign</h1>
      <div className="console-person">
        <span>
          {me.name} · {me.roles.map(role => role.title).join(', ') || 'no role'}
        </span>
        <span className="quiet">May: {me.rights.join(', ') || 'nothing'}</span>
      </div>
      <div className="push row">
        <StopSwitch
          stopped={stop.error ? null : (stop.data?.stopped ?? null)}
          refused={me.rights.includes('stop') ? null : 'Your role cannot stop writing.'}
          onSet={(scope, stopped, reason) => set.mutate({ scope, stopped, reason })}
        />
        <Button look="quiet" onPress={onSignOut}>
          Sign out
        </Button>
      </div>
    </header>
  );
};
