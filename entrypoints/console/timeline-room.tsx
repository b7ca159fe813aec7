import { useMutation } from '@tanstack/react-query';
import { Timeline } from '../../components/evidence/timeline.tsx';
import { type TimelineQuestion, TimelineQuestionForm } from '../../components/evidence/timeline-question.tsx';
import { say } from '../../components/ui/say.ts';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';
import { runAddress, timelineAddress } from './rooms.ts';
import { saveFile } from './save-file.ts';

/** What happened to a record, up to a moment, and the evidence for it. */
export const TimelineRoom = ({ me, question }: { me: Me; question: TimelineQuestion | null }) => {
  const exported = useMutation({
    mutationFn: (id: string) => callApi('evidence.export', { params: { id } }),
    onSuccess: (bundle, id) => saveFile(`evidence-${id}.json`, JSON.stringify(bundle, null, 2)),
    onError: error => say(error.message, 'bad'),
  });
  return (
    <>
      <TimelineQuestionForm
        asked={question}
        onAsk={asked => {
          location.hash = timelineAddress(asked);
        }}
      />
      {question && (
        <Pages
          queryKey={[me.sub, 'timeline', question]}
          load={cursor => callApi('timeline.show', { query: { ...question, cursor, limit: 50 } })}
          empty="The log knows nothing of this record up to then."
        >
          {entries => (
            <Timeline
              entries={entries}
              onExport={exported.mutate}
              onOpenRun={runId => {
                location.hash = runAddress(runId);
              }}
            />
          )}
        </Pages>
      )}
    </>
  );
};
