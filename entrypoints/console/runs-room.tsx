import { useQuery } from '@tanstack/react-query';
import { RunGraph } from '../../components/flow/run-graph.tsx';
import { RunList } from '../../components/flow/run-list.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';
import { runAddress } from './rooms.ts';

const openRun = (runId: string) => {
  location.hash = runAddress(runId);
};
const openAll = () => {
  location.hash = 'runs';
};

export const RunsRoom = ({ me, runId }: { me: Me; runId: string | null }) =>
  runId ? (
    <OneRun me={me} runId={runId} />
  ) : (
    <Pages
      queryKey={[me.sub, 'runs']}
      load={cursor => callApi('runs.list', { query: { cursor, limit: 25 } })}
      empty="No run yet."
    >
      {runs => <RunList runs={runs} onOpen={openRun} />}
    </Pages>
  );

const OneRun = ({ me, runId }: { me: Me; runId: string }) => {
  const run = useQuery({
    queryKey: [me.sub, 'runs', runId],
    queryFn: () => callApi('runs.show', { params: { id: runId } }),
  });
  return (
    <>
      <div className="row">
        <Button onPress={openAll}>All runs</Button>
      </div>
      {run.isPending && <Skeleton label="Loading the run" lines={8} />}
      {run.error && (
        <Notice tone="bad" live title="The run could not be loaded">
          {run.error.message}
        </Notice>
      )}
      {run.data && <RunGraph run={run.data} />}
    </>
  );
};
