import type { PointingMode } from './messages.ts';
import type { closedReason } from './target.ts';

const reasons = {
  'in-frame': 'This is a frame inside the page. Frames are never read.',
  closed: 'Nothing here can be read: it is a picture, or a closed part of the page.',
  'never-read': 'Passwords and payment fields are never read.',
};

const valueHint = 'Click a value to pick it. Arrow keys move, Enter picks, Esc ends.';
const messageHint =
  'Click one message of the conversation. ↑ and ↓ take more or less, Enter picks, Esc ends.';

/** What the bar says: what to do, how far one is, and why something cannot be picked. */
export const barWords = (
  mode: PointingMode,
  count: number,
  closed: ReturnType<typeof closedReason>,
): string => {
  const done =
    mode === 'value' ? `${count} picked` : `${count} ${count === 1 ? 'message' : 'messages'} framed`;
  const hint = mode === 'value' ? valueHint : messageHint;
  return `Countersign · ${done} · ${closed ? reasons[closed] : hint}`;
};
