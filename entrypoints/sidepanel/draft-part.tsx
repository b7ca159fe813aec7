import { lazy, Suspense } from 'react';
import { RunEnd } from '../../components/draft/run-end.tsx';
import { RunProgress } from '../../components/draft/run-progress.tsx';
import type { DraftViewProps } from './draft-view.tsx';
import type { DraftWork } from './use-draft-work.ts';

const loadResult = () => import('./draft-result.tsx');
const DraftResult = lazy(async () => ({ default: (await loadResult()).DraftResult }));

export interface DraftPartProps extends DraftViewProps {
  work: DraftWork;
  onOpenSource: (sourceId: string) => void;
}

/** The draft in whichever state it is: not asked for, in the making, ended without one, or there. */
export const DraftPart = (props: DraftPartProps) => {
  const { work } = props;
  const { run, draft } = work;
  const begin = () => {
    // Its view is fetched while the run works.
    void loadResult();
    work.begin(work.wishes);
  };
  if (!run) return <RunEnd end={{ state: work.expired ? 'expired' : 'none' }} onDraft={begin} />;
  const progress = (
    <RunProgress nodes={run.nodes} text={run.text} waiting={work.waiting} onCancel={work.cancel} />
  );
  if (!run.ending) return progress;
  if (run.ending.state !== 'done') return <RunEnd end={run.ending} onDraft={begin} />;
  return <Suspense fallback={progress}>{draft && <DraftResult {...props} draft={draft} />}</Suspense>;
};
