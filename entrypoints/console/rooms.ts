import type { IconName } from '../../components/ui/icon.tsx';
import type { Right } from '../../lib/core/policy.ts';

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

/** The room an address names, such as `#runs`, with what follows it, such as `#runs/<id>`. */
export const roomOf = (hash: string): { room: RoomId; rest: string | null } => {
  const [name, rest] = hash.replace(/^#/, '').split('/');
  const room = rooms.find(({ id }) => id === name)?.id ?? 'timeline';
  return { room, rest: rest ?? null };
};
