import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReadResult } from '../../lib/contract/messages.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { onRecordChanged, requestHost, send, watchActiveTab } from '../../lib/messaging/client.ts';

const readTab = async (tabId: number): Promise<ReadResult> => {
  const reply = await send({ type: 'record.read', tabId });
  if (!reply.ok) throw new ProblemError(reply.problem);
  return reply.data;
};

/**
 * The record in the tab beside the panel: read when the tab is shown or loads, and again when its values change. A new
 * page forgets the former reading at once, so that two records never mix.
 */
export const useRecord = (sub: string) => {
  const queries = useQueryClient();
  const [tabId, setTabId] = useState<number | null>(null);

  useEffect(
    () =>
      watchActiveTab(id => {
        setTabId(id);
        void queries.resetQueries({ queryKey: [sub, 'record', id] });
      }),
    [queries, sub],
  );
  useEffect(
    () => onRecordChanged(id => void queries.invalidateQueries({ queryKey: [sub, 'record', id] })),
    [queries, sub],
  );

  const query = useQuery({
    queryKey: [sub, 'record', tabId],
    queryFn: () => (tabId === null ? noTab : readTab(tabId)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const readAgain = () => void query.refetch();
  return {
    tabId,
    result: query.data ?? null,
    problem: query.error?.message ?? null,
    readAgain,
    /** Must be called straight from a click. */
    grant: (host: string) => void requestHost(host).then(granted => granted && readAgain()),
  };
};

const noTab: ReadResult = { state: 'no-site', origin: null };

export type OpenRecord = ReturnType<typeof useRecord>;
