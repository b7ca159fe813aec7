import './timeline.css';
import type { TimelineEntry } from '../../lib/contract/oversight.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Age } from '../ui/time.tsx';
import { exactTime } from '../ui/time-text.ts';
import { ValueChange } from '../ui/value-change.tsx';
import { VisibleText } from '../ui/visible-text.tsx';

/** What happened to one record, newest first, in sentences. */
export const Timeline = ({
  entries,
  onExport,
  onOpenRun,
}: {
  entries: readonly TimelineEntry[];
  onExport: (proposalId: string) => void;
  onOpenRun: (runId: string) => void;
}) => (
  <ol className="timeline">
    {entries.map(entry => (
      <li key={entry.seq} className="timeline-entry">
        <div className="timeline-when">
          <span>{exactTime(entry.at)}</span>
          <span className="quiet">
            <Age at={entry.at} suffix=" ago" />
          </span>
        </div>
        <div className="stack timeline-what">
          <p>
            <VisibleText text={entry.sentence} />
            {entry.erased && (
              <>
                {' '}
                <Badge
                  icon="missing"
                  hint="The content was deleted when its time was over. The log still proves it existed."
                >
                  content erased
                </Badge>
              </>
            )}
          </p>
          <EntryValues entry={entry} />
          <EntryGrounds entry={entry} />
          <div className="row">
            <span className="quiet">
              {entry.actor} · event {entry.seq} · {entry.type}
            </span>
            <EntryLinks entry={entry} onExport={onExport} onOpenRun={onOpenRun} />
          </div>
        </div>
      </li>
    ))}
  </ol>
);

/** A field's values stand open; a message is read on request, so that the story stays short. */
const EntryValues = ({ entry: { before, after } }: { entry: TimelineEntry }) => {
  if (before === null && after === null) return null;
  if (before === null && after?.includes('\n'))
    return (
      <Disclosure summary="The whole text">
        <p className="timeline-text">
          <VisibleText text={after} />
        </p>
      </Disclosure>
    );
  return <ValueChange before={before} after={after} />;
};

const EntryGrounds = ({ entry: { why, undo } }: { entry: TimelineEntry }) => (
  <>
    {why && (
      <p>
        <span className="quiet">why </span>
        <VisibleText text={why} />
      </p>
    )}
    {undo && (
      <p>
        <span className="quiet">how to undo </span>
        {undo}
      </p>
    )}
  </>
);

const EntryLinks = ({
  entry: { proposalId, runId },
  onExport,
  onOpenRun,
}: {
  entry: TimelineEntry;
  onExport: (proposalId: string) => void;
  onOpenRun: (runId: string) => void;
}) => (
  <>
    {runId && (
      <Button look="quiet" icon="run" onPress={() => onOpenRun(runId)}>
        Run
      </Button>
    )}
    {proposalId && (
      <Button look="quiet" icon="download" onPress={() => onExport(proposalId)}>
        Evidence
      </Button>
    )}
  </>
);
