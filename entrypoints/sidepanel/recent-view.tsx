import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ProposalList } from '../../components/proposal/proposal-list.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Disclosure } from '../../components/ui/disclosure.tsx';
import { say } from '../../components/ui/say.ts';
import { Section } from '../../components/ui/section.tsx';
import type { Me } from '../../lib/contract/session.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { canMove } from '../../lib/core/proposal-moves.ts';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { problemText } from '../pages/query-client.ts';
import { useProposals } from '../pages/use-proposals.ts';
import { useSentOnce } from '../pages/use-sent-once.ts';

const RollBackDialog = lazy(async () => ({
  default: (await import('../../components/approval/roll-back-dialog.tsx')).RollBackDialog,
}));

/** Nobody returns what their role may not read. */
const isReversible = ({ state, changes, notShown }: ShownProposal): boolean =>
  canMove(state, 'rolled-back') &&
  notShown.fields.length === 0 &&
  changes.some(({ receipt, undo }) => receipt !== null && undo.kind === 'restore');

/** In part counts too: what was written can be returned. What is rolled back already is history. */
const wasWritten = ({ state, changes }: Proposal): boolean =>
  state !== 'rolled-back' && changes.some(({ receipt }) => receipt !== null);

/** What was written lately, for those who may propose to roll it back. */
export const RecentView = ({ me }: { me: Me }) => {
  const queries = useQueryClient();
  const once = useSentOnce();
  const recent = useProposals(me.sub, { scope: 'all', limit: 25 });
  const [chosen, setChosen] = useState<Proposal | null>(null);
  const rollBack = useMutation({
    mutationFn: ({ proposal, reason }: { proposal: Proposal; reason: string }) => {
      const id = once.idFor([proposal.id, reason]);
      return callApi('proposals.roll-back', { params: { id: proposal.id }, body: { id, reason } });
    },
    onSuccess: ({ number }) => {
      once.accepted();
      setChosen(null);
      say(`The rollback is proposed as #${number}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [me.sub, 'proposals'] }),
  });
  const items = (recent.data?.items ?? []).filter(wasWritten);
  if (!me.rights.includes('roll-back') || items.length === 0) return null;
  return (
    <Section title="Written lately">
      <Disclosure summary={items.length === 1 ? '1 proposal' : `${items.length} proposals`}>
        <ProposalList
          proposals={items}
          withRecord
          actions={proposal =>
            isReversible(proposal) && (
              <Button icon="undo" onPress={() => setChosen(proposal)}>
                Roll back…
              </Button>
            )
          }
        />
      </Disclosure>
      {chosen && (
        <Suspense>
          <RollBackDialog
            proposal={chosen}
            sending={rollBack.isPending}
            problem={problemText(rollBack.error)}
            onRollBack={reason => rollBack.mutate({ proposal: chosen, reason })}
            onClose={() => setChosen(null)}
          />
        </Suspense>
      )}
    </Section>
  );
};
