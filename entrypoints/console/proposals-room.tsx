import { ProposalList } from '../../components/proposal/proposal-list.tsx';
import { Button } from '../../components/ui/button.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';
import { timelineAddress } from './rooms.ts';

/** Every proposal the person may see. Deciding happens in the panel, beside the record. */
export const ProposalsRoom = ({ me }: { me: Me }) => {
  const scope = me.rights.includes('decide') || me.rights.includes('audit') ? 'all' : 'mine';
  return (
    <Pages
      queryKey={[me.sub, 'proposals', 'console', scope]}
      load={cursor => callApi('proposals.list', { query: { scope, cursor, limit: 25 } })}
      empty="Nothing has been proposed."
    >
      {proposals => (
        <ProposalList
          proposals={proposals}
          withRecord
          actions={({ record }) =>
            me.rights.includes('audit') && (
              <Button
                icon="clock"
                onPress={() => {
                  location.hash = timelineAddress(record);
                }}
              >
                What happened to this record
              </Button>
            )
          }
        />
      )}
    </Pages>
  );
};
