import type { SignedIn } from '../../lib/core/seat.ts';
import type { LiveRun } from './live-run.ts';

/** Runs under way in this process: how many there may be, and what each has told so far. */
export interface RunFlow {
  /** Faults `too-many` when this person starts runs too quickly or too many runs wait. Call it before a run is stored. */
  admit(person: SignedIn): void;
  /** Carries a stored run through the graph in the background. Never throws: a run that goes wrong is stored as failed. */
  launch(runId: string, person: SignedIn): void;
  /** A run under way here, or undefined: then the stored rows tell all there is. */
  live(runId: string): LiveRun | undefined;
  /** Takes no more runs and waits until those under way have ended. */
  close(): Promise<void>;
}
