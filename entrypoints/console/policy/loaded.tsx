import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';

/** What was asked for, once it is here; before that its outline, or why it did not come. */
export const Loaded = <T,>({
  query,
  label,
  children,
}: {
  query: UseQueryResult<T>;
  label: string;
  children: (data: T) => ReactNode;
}) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return (
      <Notice
        tone="bad"
        live
        title={`${label} could not be loaded`}
        actions={<Button onPress={() => query.refetch()}>Try again</Button>}
      >
        {query.error.message}
      </Notice>
    );
  return <Skeleton label={`Loading ${label}`} lines={8} />;
};
