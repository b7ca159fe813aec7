import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftWishes } from '../../components/draft/draft-actions.tsx';
import type { Reading } from '../../lib/core/plan.ts';
import { callApi, openRun } from '../../lib/messaging/client.ts';
import { afterEvent, newRun, type RunState } from './run-state.ts';

/** Starts runs over one record and follows the latest. `run` is null until one was started or taken up again. */
export const useRun = () => {
  const [run, setRun] = useState<RunState | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const hangUp = useRef<() => void>(() => undefined);
  /** The run that is wanted now; what an earlier one still says is not listened to. */
  const wanted = useRef<string | null>(null);
  useEffect(() => () => hangUp.current(), []);

  /** Follows a run that the backend knows, from its first event. */
  const follow = useCallback((runId: string, contentHash: string) => {
    hangUp.current();
    wanted.current = runId;
    setRun(newRun(runId, contentHash));
    hangUp.current = openRun(
      runId,
      event => setRun(current => (current?.runId === runId ? afterEvent(current, event) : current)),
      stream => {
        setWaiting(stream.state === 'waiting' ? stream.problem.message : null);
        if (stream.state === 'refused') setRun(withFailure(runId, stream.problem.message));
      },
    );
  }, []);

  const start = useCallback(
    async (reading: Reading, wishes: DraftWishes): Promise<void> => {
      const runId = crypto.randomUUID();
      hangUp.current();
      wanted.current = runId;
      setRun(newRun(runId, reading.contentHash));
      try {
        await callApi('drafts.create', { body: { runId, reading, ...wishes } });
        if (wanted.current === runId) follow(runId, reading.contentHash);
      } catch (error) {
        setRun(withFailure(runId, error instanceof Error ? error.message : 'The run did not start.'));
      }
    },
    [follow],
  );

  const leave = useCallback(() => {
    hangUp.current();
    wanted.current = null;
    setRun(null);
  }, []);

  return { run, waiting, setRun, start, follow, leave };
};

const withFailure = (runId: string, reason: string) => (current: RunState | null) =>
  current?.runId === runId ? { ...current, ending: { state: 'failed' as const, reason } } : current;
