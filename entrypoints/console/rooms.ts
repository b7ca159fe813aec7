import type { TimelineQuestion } from '../../components/evidence/timeline-question.tsx';
import type { IconName } from '../../components/ui/icon.tsx';
import type { Right } from '../../lib/core/policy.ts';
import type { RecordRef } from '../../lib/core/record.ts';

export type RoomId = 'timeline' | 'runs' | 'proposals' | 'exceptions' | 'policies';

export interface Room {
  id: RoomId;
  title: string;
  icon: IconName;
  /** The right without which the backend shows nothing here. */
  needs: Right | null;
}

export const rooms: readonly Room[] = [
  { id: 'timeline', title: 'Timeline', icon: 'clock', needs: 'audit' },
  { id: 'runs', title: 'Runs', icon: 'run', needs: null },
  { id: 'proposals', title: 'Proposals', icon: 'check', needs: null },
  { id: 'exceptions', title: 'Exceptions', icon: 'warning', needs: null },
  { id: 'policies', title: 'Policy versions', icon: 'source', needs: null },
];

/** The room an address names, such as `#runs`, with the parts that follow it, such as `#runs/<id>`. */
export const roomOf = (hash: string): { room: RoomId; parts: string[] } => {
  const [name, ...parts] = hash.replace(/^#/, '').split('/').map(decoded);
  return { room: rooms.find(({ id }) => id === name)?.id ?? 'timeline', parts };
};

/** An address can be typed by hand: what is no valid escape stays as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const addressOf = (...parts: string[]): string => `#${parts.map(part => encodeURIComponent(part)).join('/')}`;

export const runAddress = (runId: string): string => addressOf('runs', runId);

/** The timeline of one record. */
export const timelineAddress = ({ system, type, id, at }: RecordRef & { at?: string }): string =>
  addressOf('timeline', system, type, id, ...(at ? [at] : []));

/** The question that the parts of a timeline's address ask, or null when they name no record. */
export const questionOf = ([system, type, id, at]: string[]): TimelineQuestion | null =>
  system && type && id ? { system, type, id, ...(at ? { at } : {}) } : null;
