import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';

interface Page<T> {
  items: T[];
  next: string | null;
}

/** A paged list: its first page at once, older ones when asked for, and its states of loading, failing, being empty. */
export const Pages = <T,>({
  queryKey,
  load,
  empty,
  children,
}: {
  queryKey: QueryKey;
  /** Fetches the page after `cursor`, or the first one. */
  load: (cursor: string | undefined) => Promise<Page<T>>;
  /** What to say when there is nothing. */
  empty: string;
  children: (items: T[]) => ReactNode;
}) => {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  });
  if (query.isPending) return <Skeleton label="Loading" lines={6} />;
  if (query.error)
    return (
      <Notice
        tone="bad"
        live
        title="This could not be loaded"
        actions={<Button onPress={() => query.refetch()}>Try again</Button>}
      >
        {query.error.message}
      </Notice>
    );
  const items = query.data.pages.flatMap(page => page.items);
  return (
    <>
      {items.length === 0 ? <p className="quiet">{empty}</p> : children(items)}
      {query.hasNextPage && (
        <Button onPress={() => query.fetchNextPage()} refused={query.isFetchingNextPage ? 'Loading…' : null}>
          Show older
        </Button>
      )}
    </>
  );
};
