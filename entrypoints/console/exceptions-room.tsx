import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ResolveDialog, TakeDialog } from '../../components/evidence/exception-dialogs.tsx';
import { ExceptionList } from '../../components/evidence/exception-list.tsx';
import { Button } from '../../components/ui/button.tsx';
import { LinkTabs } from '../../components/ui/link-tabs.tsx';
import { say } from '../../components/ui/say.ts';
import type { ShownException } from '../../lib/contract/exceptions.ts';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';
import { exceptionsAddress, policyAddress, timelineAddress } from './rooms.ts';

const tabs = [
  { id: 'open', title: 'Open', address: exceptionsAddress('open') },
  { id: 'resolved', title: 'Resolved', address: exceptionsAddress('resolved') },
];

/** A dialog over one exception. */
interface Asked {
  what: 'take' | 'resolve';
  exception: ShownException;
}

/** What somebody should look at; and what came of it. */
export const ExceptionsRoom = ({ me, state }: { me: Me; state: 'open' | 'resolved' }) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <LinkTabs label="Exceptions" current={state} tabs={tabs} />
      <Pages
        queryKey={[me.sub, 'exceptions', state]}
        load={cursor => callApi('exceptions.list', { query: { state, cursor, limit: 50 } })}
        empty={state === 'open' ? 'No open exception.' : 'Nothing has been resolved yet.'}
      >
        {exceptions => (
          <ExceptionList
            exceptions={exceptions}
            actions={exception => <Actions me={me} exception={exception} onAsk={setAsked} />}
          />
        )}
      </Pages>
      {asked && <Dialogs me={me} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
};

const goTo = (address: string) => () => {
  location.hash = address;
};

const Actions = ({
  me,
  exception,
  onAsk,
}: {
  me: Me;
  exception: ShownException;
  onAsk: (asked: Asked) => void;
}) => {
  const { site, record, refused, state } = exception;
  const isMine = exception.owner?.sub === me.sub;
  return (
    <>
      {refused === null && state !== 'resolved' && (
        <>
          <Button onPress={() => onAsk({ what: 'take', exception })}>
            {isMine ? 'Change the due time' : 'Take'}
          </Button>
          <Button onPress={() => onAsk({ what: 'resolve', exception })}>Resolve</Button>
        </>
      )}
      {site !== null && (
        <Button
          look="quiet"
          icon="search"
          onPress={goTo(policyAddress('sites', String(me.policyVersion ?? ''), site))}
        >
          Site map
        </Button>
      )}
      {me.rights.includes('audit') && (
        <Button look="quiet" icon="clock" onPress={goTo(timelineAddress(record))}>
          Timeline
        </Button>
      )}
    </>
  );
};

const Dialogs = ({ me, asked, onClose }: { me: Me; asked: Asked; onClose: () => void }) => {
  const { exception } = asked;
  const params = { id: exception.id };
  const queries = useQueryClient();
  const done = {
    onError: (error: Error) => say(error.message, 'bad'),
    onSettled: () => {
      onClose();
      return queries.invalidateQueries({ queryKey: [me.sub, 'exceptions'] });
    },
  };
  const take = useMutation({
    mutationFn: (dueAt: string) => callApi('exceptions.take', { params, body: { dueAt } }),
    onSuccess: () => say('It is yours now'),
    ...done,
  });
  const resolve = useMutation({
    mutationFn: (body: { reasonCode: string; note: string }) =>
      callApi('exceptions.resolve', { params, body }),
    onSuccess: () => say('The exception is resolved'),
    ...done,
  });
  return asked.what === 'take' ? (
    <TakeDialog exception={exception} onTake={take.mutate} onClose={onClose} />
  ) : (
    <ResolveDialog
      exception={exception}
      reasons={me.exceptionReasons}
      onResolve={(reasonCode, note) => resolve.mutate({ reasonCode, note })}
      onClose={onClose}
    />
  );
};
