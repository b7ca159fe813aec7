import { useInfiniteQuery } from '@tanstack/react-query';
import { callApi } from '../../lib/messaging/client.ts';

const perPage = 100;

/** What waits for a decision, the oldest first, page by page and kept up to date by the live events. */
export const useQueue = (sub: string) => {
  const pages = useInfiniteQuery({
    queryKey: [sub, 'proposals', 'queue'],
    queryFn: ({ pageParam: cursor }) =>
      callApi('proposals.list', { query: { scope: 'to-decide', limit: perPage, cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return {
    proposals: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    isPending: pages.isPending,
    problem: pages.error?.message ?? null,
    isCut: pages.hasNextPage,
    /** Null while the next page is on its way. */
    more: pages.isFetchingNextPage ? null : () => void pages.fetchNextPage(),
  };
};
