import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Edit } from '../../components/approval/edit-dialog.tsx';
import { say } from '../../components/ui/say.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { problemText } from '../pages/query-client.ts';

/** The ways to decide a card. Each names the seal that was on the screen, and covers nothing else. */
export const useDecisions = (sub: string) => {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [sub, 'proposals'] });
  const decide = useMutation({
    mutationFn: ({ proposal: { id, seal }, ...decision }: Decision) =>
      callApi('proposals.decide', { params: { id }, body: { seal, ...decision } }),
    onSuccess: proposal => say(outcomeWords(proposal)),
    onSettled: refresh,
  });
  const edit = useMutation({
    mutationFn: ({ proposal: { id, seal }, edits }: { proposal: Proposal; edits: Edit[] }) =>
      callApi('proposals.edit', { params: { id }, body: { seal, edits } }),
    onSuccess: ({ number }) => say(`#${number} is edited. Look at the new card, then decide.`),
    onSettled: refresh,
  });
  return {
    approve: (proposal: Proposal) => decide.mutate({ proposal, outcome: 'approve' }),
    reject: (proposal: Proposal, reasonCode: string, note: string) =>
      decide.mutate({ proposal, outcome: 'reject', reasonCode, note }),
    edit: (proposal: Proposal, edits: Edit[]) => edit.mutate({ proposal, edits }),
    sending: decide.isPending || edit.isPending,
    /** What went wrong last, and with which card. */
    problem: problemText(decide.error ?? edit.error),
    problemId: (decide.variables ?? edit.variables)?.proposal.id ?? null,
  };
};

export type Decisions = ReturnType<typeof useDecisions>;

interface Decision {
  proposal: Proposal;
  outcome: 'approve' | 'reject';
  reasonCode?: string;
  note?: string;
}

const outcomeWords = ({ number, state }: Proposal): string => {
  if (state === 'rejected') return `#${number} is rejected`;
  return state === 'waiting'
    ? `#${number} has your approval and waits for another`
    : `#${number} is approved`;
};
