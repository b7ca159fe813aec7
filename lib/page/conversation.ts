import type { FieldPlan, MessageReading, PlannedLocator } from '../core/plan.ts';
import { locate, type Scene } from './locate.ts';
import { selectByPlan } from './select.ts';
import { drawnParent } from './tree.ts';
import { type Taken, visibleText } from './visible-text.ts';

type ConversationPlan = NonNullable<FieldPlan['conversation']>;

/** A message as it stands on the page, unmasked. */
export type SeenMessage = Pick<MessageReading, 'author' | 'at' | 'kind' | 'from'> & { body: Taken };

export interface SeenConversation {
  /** Oldest first. */
  messages: SeenMessage[];
  leftOut: number;
}

/** Whether an element is one of the others, or lies in one. */
export const liesIn = (others: Element[]): ((element: Element | null) => boolean) => {
  const all = new Set(others);
  return element => {
    let at = element;
    while (at && !all.has(at)) at = drawnParent(at);
    return at !== null;
  };
};

/** Elements that a selector matches, without those that lie in another of them. */
export const outermost = (root: Document | Element, css: string): Element[] => {
  const all = selectByPlan(root, css);
  const lies = liesIn(all);
  return all.filter(element => !lies(drawnParent(element)));
};

/** Reads one message. What lies in its body was written by its author, so it says nothing about the message itself. */
const readMessage = (scene: Scene, item: Element, plan: ConversationPlan): SeenMessage => {
  const bodies = outermost(item, plan.body.css ?? '');
  const inBody = liesIn(bodies.filter(body => body !== item));
  const detail = (locator?: PlannedLocator): string =>
    (locator && locate({ ...scene, root: item, skips: inBody }, locator).found?.text) ?? '';
  const is = (mark: string | PlannedLocator): boolean =>
    typeof mark === 'string'
      ? selectByPlan(item, mark).some(element => !inBody(element))
      : detail(mark) !== '';
  const told = <T>(mark: string | PlannedLocator | undefined, yes: T, no: T): T | 'unknown' =>
    mark === undefined ? 'unknown' : is(mark) ? yes : no;
  const parts = bodies.map(body => visibleText(scene.onlooker, body));
  return {
    author: detail(plan.author),
    at: detail(plan.at),
    kind: told(plan.internal, 'internal', 'public'),
    from: told(plan.fromCustomer, 'customer', 'agent'),
    body: {
      text: parts
        .map(({ text }) => text)
        .join('\n\n')
        .trim(),
      hidden: parts.some(({ hidden }) => hidden),
      truncated: parts.some(({ truncated }) => truncated),
    },
  };
};

/**
 * The newest messages that can be seen, oldest first. Which end of the page is the newest is told by the times of the
 * first and the last message; where times cannot be read, the page counts as oldest first.
 */
export const seeConversation = (
  scene: Scene,
  items: Element[],
  plan: ConversationPlan,
  most: number,
): SeenConversation => {
  const [first = Number.NaN, last = Number.NaN] = [items[0], items.at(-1)].map(item =>
    item ? Date.parse(readMessage(scene, item, plan).at) : Number.NaN,
  );
  const left = first > last ? items.toReversed() : [...items];
  const messages: SeenMessage[] = [];
  for (let item = left.pop(); item; item = messages.length < most ? left.pop() : undefined) {
    const message = readMessage(scene, item, plan);
    if (message.body.text !== '') messages.unshift(message);
  }
  return { messages, leftOut: left.length };
};
