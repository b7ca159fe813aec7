import { useState } from 'react';
import type { ShownProposal } from '../../lib/core/shown-proposal.ts';

const matches = (proposal: ShownProposal, search: string): boolean =>
  [proposal.recordTitle, proposal.record.id, `#${proposal.number}`, proposal.proposer.name, proposal.reason]
    .join(' ')
    .toLowerCase()
    .includes(search.trim().toLowerCase());

/**
 * Which card of the queue is open, the oldest first and narrowed by a search. A card that goes away makes room for the
 * one that is then first.
 */
export const useOpenCard = (proposals: readonly ShownProposal[]) => {
  const [search, setSearch] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const found = proposals
    .filter(proposal => matches(proposal, search))
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const open = found.findIndex(({ id }) => id === openId);
  const position = Math.max(0, open);
  const proposal = found[position] ?? null;
  return {
    search,
    setSearch,
    proposal,
    position,
    count: found.length,
    move: (step: number) => setOpenId(found[position + step]?.id ?? proposal?.id ?? null),
  };
};

export type OpenCard = ReturnType<typeof useOpenCard>;
