import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../../lib/contract/session.ts';
import { policyReaders } from '../../../lib/core/policy-readers.ts';
import { callApi } from '../../../lib/messaging/client.ts';
import { draftKey } from './use-draft-desks.ts';

export const mayReadPolicies = (me: Me): boolean => policyReaders.some(right => me.rights.includes(right));

/** The drafts that are being written or reviewed, newest first. */
export const useOpenDrafts = (me: Me) =>
  useQuery({
    queryKey: [me.sub, 'policies', 'drafts'],
    queryFn: () => callApi('policies.draft.list', { query: { limit: 100 } }),
    select: ({ items }) => items.filter(({ state }) => state === 'open' || state === 'in-review'),
    enabled: mayReadPolicies(me),
  });

/** One draft as the backend has it. Nothing is asked for where the id is a version's. */
export const useDraft = (me: Me, id: string) =>
  useQuery({
    queryKey: draftKey(me.sub, id),
    queryFn: () => callApi('policies.draft.show', { params: { id } }),
    enabled: id.includes('-'),
  });

/** One version. It never changes. */
export const useVersion = (me: Me, version: number) =>
  useQuery({
    queryKey: [me.sub, 'version', version],
    queryFn: () => callApi('policies.show', { params: { version } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
