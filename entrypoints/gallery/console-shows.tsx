import { ExceptionList } from '../../components/evidence/exception-list.tsx';
import { Timeline } from '../../components/evidence/timeline.tsx';
import { TimelineQuestionForm } from '../../components/evidence/timeline-question.tsx';
import { RunGraph } from '../../components/flow/run-graph.tsx';
import { RunList } from '../../components/flow/run-list.tsx';
import { StopSwitch } from '../../components/stop/stop-switch.tsx';
import { Button } from '../../components/ui/button.tsx';
import { exceptions, run, runDetail, timeline } from './samples/oversight.ts';
import { ago } from './samples/people.ts';
import { nothing, Show } from './show.tsx';

const stopped = { scope: 'connector:sandbox', reason: 'Wrong refunds', by: 'Jonas Weber', since: ago(30) };

export const ConsoleShows = () => (
  <>
    <Show name="Timeline" wide>
      <TimelineQuestionForm asked={null} onAsk={nothing} />
      <Timeline entries={timeline} onExport={nothing} onOpenRun={nothing} />
    </Show>
    <Show name="Runs" wide>
      <RunList
        runs={[run, { ...run, id: 'b', state: 'stopped' }, { ...run, id: 'c', state: 'failed' }]}
        onOpen={nothing}
      />
    </Show>
    <Show name="One run" wide>
      <RunGraph run={runDetail} />
    </Show>
    <Show name="Exceptions" wide>
      <ExceptionList
        exceptions={exceptions}
        actions={({ refused, state }) =>
          refused === null && state !== 'resolved' && <Button onPress={nothing}>Resolve</Button>
        }
      />
    </Show>
    <Show name="Stop switch" wide>
      <StopSwitch stopped={[]} refused={null} onSet={nothing} />
      <StopSwitch stopped={[stopped]} refused="Your role cannot stop writing." onSet={nothing} />
      <StopSwitch stopped={null} refused={null} onSet={nothing} />
    </Show>
  </>
);
