import type { PointedConversation } from '../../core/pointing.ts';
import type { Scene } from '../locate.ts';
import { messageMarks } from './message-marks.ts';
import { messageParts } from './message-parts.ts';
import { ofRecord } from './names.ts';
import { type PointingContext, shown } from './pointed-value.ts';
import type { Thread } from './thread.ts';

/** Everything about a conversation of which one message was pointed at. */
export const pointedConversationOf = (
  scene: Scene,
  { item, items, why, isByPlace }: Thread,
  { ids, masks }: PointingContext,
): PointedConversation => {
  const isOfRecord = ofRecord(ids);
  const { body, author, at } = messageParts(scene, items, item, isOfRecord);
  const show = (text: string): string => shown(text, masks, '', 200);
  const marks = messageMarks(items, body[0]?.locator.css ?? '', isOfRecord, show);
  const told: [PointedConversation['warnings'][number], boolean][] = [
    ['only-one', items.length === 1],
    ['position-only', isByPlace],
    ['no-body', body[0]?.strength === 'weak'],
    ['no-author', author.length === 0],
    ['no-time', at.length === 0],
  ];
  return {
    kind: 'conversation',
    item,
    count: items.length,
    why: why.slice(0, 200),
    body,
    author,
    at,
    marks,
    warnings: told.filter(([, is]) => is).map(([warning]) => warning),
  };
};
