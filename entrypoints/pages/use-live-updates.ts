import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '../../lib/contract/oversight.ts';
import { openLive, type StreamState } from '../../lib/messaging/client.ts';

/** Which cached lists an event makes old. Events say that something happened; what, is fetched again by those who may. */
const touched = (event: LiveEvent): string[] => [
  ...(event.proposalId ? ['proposals'] : []),
  ...(event.runId ? ['runs'] : []),
  ...(event.type === 'stop.changed' ? ['stop'] : []),
  ...(event.type.startsWith('exception.') ? ['exceptions'] : []),
  ...(event.type.startsWith('policy.') ? ['policies'] : []),
  ...(event.type === 'policy.published' ? ['record'] : []),
  'timeline',
];

/**
 * Keeps everything on the screen up to date while a person is signed in; a new policy may change their rights. Returns what holds the updates up, in words,
 * or null while they flow.
 */
export const useLiveUpdates = (sub: string, onNewPolicy: () => void): string | null => {
  const queries = useQueryClient();
  const newPolicy = useRef(onNewPolicy);
  const [heldUp, setHeldUp] = useState<string | null>(null);
  useEffect(() => {
    newPolicy.current = onNewPolicy;
  });
  useEffect(() => {
    const onEvent = (event: LiveEvent) => {
      if (event.type === 'policy.published') newPolicy.current();
      for (const key of touched(event)) void queries.invalidateQueries({ queryKey: [sub, key] });
    };
    const onState = (stream: StreamState) => {
      setHeldUp('problem' in stream ? stream.problem.message : null);
      // Whatever was missed while the line was down is caught up here.
      if (stream.state === 'open') void queries.invalidateQueries({ queryKey: [sub] });
    };
    return openLive(onEvent, onState);
  }, [queries, sub]);
  return heldUp;
};
