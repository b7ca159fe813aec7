import { useQuery } from '@tanstack/react-query';
import type { QueryOf } from '../../lib/contract/endpoint.ts';
import type { proposalsList } from '../../lib/contract/proposals.ts';
import { callApi } from '../../lib/messaging/client.ts';

/** One page of proposals, kept up to date by the live events. */
export const useProposals = (sub: string, query: QueryOf<typeof proposalsList>) =>
  useQuery({
    queryKey: [sub, 'proposals', query],
    queryFn: () => callApi('proposals.list', { query }),
  });
