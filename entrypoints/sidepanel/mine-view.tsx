import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProposalList } from '../../components/proposal/proposal-list.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { say } from '../../components/ui/say.ts';
import { Section } from '../../components/ui/section.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { canMove } from '../../lib/core/proposal-moves.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { useProposals } from '../pages/use-proposals.ts';

/** The person's own proposals, newest first, with the way to take one back while it waits. */
export const MineView = ({ me }: { me: Me }) => {
  const queries = useQueryClient();
  const mine = useProposals(me.sub, { scope: 'mine', limit: 10 });
  const withdraw = useMutation({
    mutationFn: (id: string) => callApi('proposals.withdraw', { params: { id } }),
    onSuccess: ({ number }) => say(`Proposal #${number} is withdrawn`),
    onError: error => say(error.message, 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'proposals'] }),
  });
  if (!me.rights.includes('propose')) return null;
  return (
    <Section title="Mine">
      {mine.isPending && <Skeleton label="Loading your proposals" lines={2} />}
      {mine.error && (
        <Notice tone="bad" title="Your proposals could not be loaded">
          {mine.error.message}
        </Notice>
      )}
      {mine.data?.items.length === 0 && <p className="quiet">You have proposed nothing yet.</p>}
      {mine.data && (
        <ProposalList
          proposals={mine.data.items}
          actions={({ id, state }) =>
            canMove(state, 'withdrawn') && (
              <Button icon="undo" onPress={() => withdraw.mutate(id)}>
                Withdraw
              </Button>
            )
          }
        />
      )}
    </Section>
  );
};
