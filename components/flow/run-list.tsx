import type { Run } from '../../lib/contract/drafts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Table } from '../ui/table.tsx';
import { Age } from '../ui/time.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

const faces: Record<Run['state'], { tone: Tone; icon: IconName; words: string }> = {
  running: { tone: 'plain', icon: 'clock', words: 'running' },
  done: { tone: 'good', icon: 'check', words: 'done' },
  stopped: { tone: 'warn', icon: 'stop', words: 'stopped by a rule' },
  failed: { tone: 'bad', icon: 'cross', words: 'failed' },
};

export const RunStateBadge = ({ run }: { run: Pick<Run, 'state' | 'reason'> }) => {
  const { tone, icon, words } = faces[run.state];
  return (
    <Badge tone={tone} icon={icon} hint={run.reason ?? undefined}>
      {words}
    </Badge>
  );
};

export const RunList = ({ runs, onOpen }: { runs: readonly Run[]; onOpen: (runId: string) => void }) => (
  <Table
    caption="Runs"
    columns={['Record', 'State', 'For', 'Policy', 'Started', 'Open']}
    rows={runs.map(run => ({
      key: run.id,
      cells: [
        <VisibleText key="record" text={`${run.record.system} ${run.record.id} · ${run.recordTitle}`} />,
        <RunStateBadge key="state" run={run} />,
        run.by.name,
        `version ${run.policyVersion}`,
        <Age key="age" at={run.startedAt} suffix=" ago" />,
        <Button key="open" look="quiet" icon="run" onPress={() => onOpen(run.id)}>
          Steps
        </Button>,
      ],
    }))}
  />
);
