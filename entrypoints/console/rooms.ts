import type { TimelineQuestion } from '../../components/evidence/timeline-question.tsx';
import type { IconName } from '../../components/ui/icon.tsx';
import type { Right } from '../../lib/core/policy.ts';
import { policyReaders } from '../../lib/core/policy-readers.ts';
import type { RecordRef } from '../../lib/core/record.ts';

export type RoomId =
  | 'timeline'
  | 'runs'
  | 'proposals'
  | 'exceptions'
  | 'roles'
  | 'actions'
  | 'rules'
  | 'sites'
  | 'versions';

export interface Room {
  id: RoomId;
  title: string;
  icon: IconName;
  /** Rights of which one is needed for the backend to show anything here; null where none is. */
  needs: readonly Right[] | null;
}

export const rooms: readonly Room[] = [
  { id: 'timeline', title: 'Timeline', icon: 'clock', needs: ['audit'] },
  { id: 'runs', title: 'Runs', icon: 'run', needs: null },
  { id: 'proposals', title: 'Proposals', icon: 'check', needs: null },
  { id: 'exceptions', title: 'Exceptions', icon: 'warning', needs: null },
  { id: 'roles', title: 'Roles & fields', icon: 'person', needs: policyReaders },
  { id: 'actions', title: 'Actions & gates', icon: 'lock', needs: policyReaders },
  { id: 'rules', title: 'Rules & retention', icon: 'seal', needs: policyReaders },
  { id: 'sites', title: 'Sites', icon: 'search', needs: policyReaders },
  { id: 'versions', title: 'Versions', icon: 'source', needs: null },
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

/** A part of a policy: `policy` is a draft's id or a version, `item` the part, `place` a path into the document as JSON. */
export const policyAddress = (
  room: 'roles' | 'actions' | 'rules' | 'sites',
  policy: string,
  item?: string,
  place?: string,
): string => addressOf(room, policy, ...(item === undefined ? [] : [item]), ...(place ? [place] : []));

/** Where a problem of a draft can be mended, or null where no room has a control for it. */
export const mendAddress = (draftId: string, { path }: { path: readonly string[] }): string | null => {
  const [part, id] = path;
  const place = JSON.stringify(path);
  switch (part) {
    case 'roles':
      return policyAddress('roles', draftId, 'rights', place);
    case 'actions':
      return id === undefined ? null : policyAddress('actions', draftId, id, place);
    case 'sites':
      return id === undefined ? null : policyAddress('sites', draftId, id, place);
    case 'dataRules':
    case 'reasonCodes':
    case 'retention':
    case 'owners':
      return policyAddress('rules', draftId, part, place);
    case 'proposals':
      return policyAddress('rules', draftId, 'retention', place);
    default:
      return null;
  }
};

/** A draft or a version, to be compared, judged and published. */
export const versionAddress = (policy?: string): string =>
  policy === undefined ? addressOf('versions') : addressOf('versions', policy);

export const exceptionsAddress = (state: 'open' | 'resolved'): string =>
  state === 'open' ? addressOf('exceptions') : addressOf('exceptions', state);

export const runAddress = (runId: string): string => addressOf('runs', runId);

/** The timeline of one record. */
export const timelineAddress = ({ system, type, id, at }: RecordRef & { at?: string }): string =>
  addressOf('timeline', system, type, id, ...(at ? [at] : []));

/** The question that the parts of a timeline's address ask, or null when they name no record. */
export const questionOf = ([system, type, id, at]: string[]): TimelineQuestion | null =>
  system && type && id ? { system, type, id, ...(at ? { at } : {}) } : null;
