import type { FieldPlan, PlannedLocator } from '../core/plan.ts';
import { type Found, locate, type Scene } from './locate.ts';
import { drawnParent } from './native.ts';
import { selectByPlan } from './select.ts';
import { type Taken, visibleText } from './visible-text.ts';

type ConversationPlan = NonNullable<FieldPlan['conversation']>;

/** A message as it stands on the page, unmasked. */
export interface SeenMessage {
  author: string;
  at: string;
  kind: 'public' | 'internal' | 'unknown';
  from: 'customer' | 'agent' | 'unknown';
  body: Taken;
}

export interface SeenConversation {
  /** Oldest first. */
  messages: SeenMessage[];
  leftOut: number;
}

const mostMessages = 200;
const mostCharacters = 20_500;

/** Whether an element lies in one of the others (or is one of them). */
export const liesIn =
  (others: Set<Element>) =>
  (element: Element): boolean => {
    for (let at: Element | null = element; at; at = drawnParent(at)) {
      if (others.has(at)) return true;
    }
    return false;
  };

const outermost = (elements: Element[]): Element[] => {
  const all = new Set(elements);
  const inOther = liesIn(all);
  return elements.filter(element => {
    const parent = drawnParent(element);
    return parent === null || !inOther(parent);
  });
};

/** The elements of the page that hold one message each, in the order of the page. */
export const messageElements = (document: Document, plan: ConversationPlan): Element[] =>
  outermost(selectByPlan(document, plan.item));

/** Reads one message. What lies in its body was written by its author, so it says nothing about the message itself. */
class MessageReader {
  private readonly scene: Scene;
  private readonly item: Element;
  private readonly plan: ConversationPlan;
  private readonly bodies: Element[];
  private readonly inBody: (element: Element) => boolean;

  constructor(scene: Scene, item: Element, plan: ConversationPlan) {
    this.scene = scene;
    this.item = item;
    this.plan = plan;
    this.bodies = plan.body.css === undefined ? [] : outermost(selectByPlan(item, plan.body.css));
    this.inBody = liesIn(new Set(this.bodies.filter(body => body !== item)));
  }

  read(): SeenMessage | null {
    const body = this.body();
    if (body.text === '') return null;
    return {
      author: this.detail(this.plan.author)?.text ?? '',
      at: this.detail(this.plan.at)?.text ?? '',
      kind:
        this.plan.internal === undefined ? 'unknown' : this.is(this.plan.internal) ? 'internal' : 'public',
      from:
        this.plan.fromCustomer === undefined
          ? 'unknown'
          : this.is(this.plan.fromCustomer)
            ? 'customer'
            : 'agent',
      body,
    };
  }

  detail(locator: PlannedLocator | undefined): Found | null {
    if (locator === undefined) return null;
    const { onlooker } = this.scene;
    return locate({ root: this.item, onlooker, labels: null, skips: this.inBody }, locator).found;
  }

  private is(css: string): boolean {
    return selectByPlan(this.item, css).some(element => !this.inBody(element));
  }

  private body(): Taken {
    const parts = this.bodies.map(body => visibleText(this.scene.onlooker, body, mostCharacters));
    return {
      text: parts
        .map(part => part.text)
        .filter(text => text !== '')
        .join('\n\n'),
      hidden: parts.some(part => part.hidden),
      truncated: parts.some(part => part.truncated),
    };
  }
}

/** Whether the page lists the newest message first, told by the times of the first and the last one. */
const isNewestFirst = (scene: Scene, items: Element[], plan: ConversationPlan): boolean => {
  const time = (item: Element | undefined): number =>
    item ? Date.parse(new MessageReader(scene, item, plan).detail(plan.at)?.text ?? '') : Number.NaN;
  return time(items[0]) > time(items.at(-1));
};

/** The newest messages that can be seen, oldest first. Where times cannot be read, the page's order counts as oldest first. */
export const seeConversation = (scene: Scene, items: Element[], plan: ConversationPlan): SeenConversation => {
  const newestFirst = isNewestFirst(scene, items, plan) ? items : items.toReversed();
  const messages: SeenMessage[] = [];
  let looked = 0;
  for (const item of newestFirst) {
    if (messages.length === mostMessages) break;
    looked++;
    const message = new MessageReader(scene, item, plan).read();
    if (message) messages.push(message);
  }
  return { messages: messages.reverse(), leftOut: items.length - looked };
};
