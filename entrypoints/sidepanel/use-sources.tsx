import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { callApi, send } from '../../lib/messaging/client.ts';
import { problemText } from '../pages/query-client.ts';

const SourceDialog = lazy(async () => ({
  default: (await import('../../components/draft/source-dialog.tsx')).SourceDialog,
}));

/** Opens the text behind a source of a run. `dialog` is to be put somewhere in the view. */
export const useSources = () => {
  const [open, setOpen] = useState(false);
  const fetched = useMutation({
    mutationFn: ({ runId, sourceId }: { runId: string; sourceId: string }) =>
      callApi('sources.show', { params: { id: runId, source: sourceId } }),
  });
  const show = (runId: string, sourceId: string) => {
    setOpen(true);
    fetched.mutate({ runId, sourceId });
  };
  const dialog = open && (
    <Suspense>
      <SourceDialog
        source={fetched.data ?? null}
        problem={problemText(fetched.error)}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  );
  return { show, dialog };
};

/** Brings the person to a field on the page. False when the page does not show it. */
export const highlight = async (tabId: number, field: string): Promise<boolean> => {
  const reply = await send({ type: 'record.highlight', tabId, field });
  return reply.ok && reply.data.found;
};
