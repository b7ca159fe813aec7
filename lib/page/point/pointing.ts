import type { FieldPlan } from '../../core/plan.ts';
import type { Pointed } from '../../core/pointing.ts';
import type { Spot } from '../label.ts';
import { locateFirst } from '../locate.ts';
import { sceneOf } from '../look.ts';
import { boundingBox, createRange, defaultView, documentElement, scrollIntoView } from '../native.ts';
import { aimAt, elementAt, step } from './aim.ts';
import { guardInput } from './guard-input.ts';
import type { PointingMode } from './messages.ts';
import { ofRecord } from './names.ts';
import { type Box, type Look, Overlay } from './overlay.ts';
import { pointedConversationOf } from './pointed-conversation.ts';
import { nothingFound, type PointingContext, pointedValueAt } from './pointed-value.ts';
import { scrollFrom } from './scroll-under.ts';
import { closedReason } from './target.ts';
import { type Thread, threadsAround } from './thread.ts';
import { barWords } from './words.ts';

/** How the room that began it hears of what happens. */
export interface PointingListener {
  pointed: (what: Pointed) => void;
  over: () => void;
}

const mostFramed = 80;
const mostThrownOut = 5;

/** One time of pointing on one page: from the first frame around something until Escape. */
export class Pointing {
  readonly #document: Document;
  readonly #mode: PointingMode;
  readonly #plan: FieldPlan;
  readonly #context: PointingContext;
  readonly #listener: PointingListener;
  readonly #overlay: Overlay;
  readonly #release: () => void;
  readonly #mapped: Element[];
  readonly #picked: Spot[] = [];
  #aim: Spot | null = null;
  #threads: Thread[] = [];
  #level = 0;
  #pointerY = 0;
  #thrownOut = 0;

  constructor(
    document: Document,
    mode: PointingMode,
    plan: FieldPlan,
    context: PointingContext,
    listener: PointingListener,
    believes: (event: Event) => boolean = event => event.isTrusted,
  ) {
    this.#document = document;
    this.#mode = mode;
    this.#plan = plan;
    this.#context = context;
    this.#listener = listener;
    const { scene } = sceneOf(document, plan);
    this.#mapped = plan.fields.flatMap(({ locators }) => locateFirst(scene, locators).found?.element ?? []);
    this.#overlay = new Overlay(document);
    this.#overlay.takeKeysFromFrames();
    const view = defaultView(document) as Window;
    this.#release = guardInput(view, believes, {
      move: (x, y) => this.#moveTo(x, y),
      pick: () => this.#pick(),
      key: key => this.#press(key),
      wheel: ({ x, y }, by) => scrollFrom(elementAt(document, x, y, this.#overlay), view, by),
      redraw: () => this.#draw(),
    });
    this.#draw();
  }

  end(): void {
    this.#release();
    this.#overlay.remove();
    this.#listener.over();
  }

  #moveTo(x: number, y: number): void {
    this.#pointerY = y;
    this.#setAim(aimAt(this.#document, x, y, this.#overlay));
  }

  #setAim(spot: Spot | null): void {
    if (spot && spot.element === this.#aim?.element && spot.text === this.#aim.text) return;
    this.#aim = spot;
    if (this.#mode === 'message') {
      const found = spot && threadsAround(spot.element, ofRecord(this.#context.ids));
      this.#threads = found?.threads ?? [];
      this.#level = found?.likeliest ?? 0;
    }
    this.#draw();
  }

  #press(key: string): void {
    if (key === 'Escape') this.end();
    else if (key === 'Enter') this.#pick();
    else if (this.#mode === 'message' && this.#threads.length > 0 && /Up|Down/.test(key))
      this.#widen(key === 'ArrowUp' ? 1 : -1);
    else this.#walk(key);
  }

  #widen(by: number): void {
    this.#level = Math.min(Math.max(this.#level + by, 0), this.#threads.length - 1);
    this.#draw();
  }

  #walk(key: string): void {
    const from = this.#aim ?? { element: documentElement(this.#document) };
    const next = step(this.#document, from, key, this.#overlay);
    if (!next) return;
    scrollIntoView(next.element, { block: 'nearest', inline: 'nearest' });
    this.#pointerY = boundingBox(next.element).top;
    this.#setAim(next);
  }

  #pick(): void {
    try {
      if (this.#mode === 'message') this.#pickThread();
      else if (this.#aim) this.#pickValue(this.#aim);
    } catch {
      // Pages are endlessly odd. Whoever clicked hears that it led to nothing, and can point elsewhere.
      this.#listener.pointed(nothingFound);
    }
  }

  #pickValue(spot: Spot): void {
    const { scene } = sceneOf(this.#document, this.#plan);
    this.#listener.pointed(pointedValueAt(scene, spot, this.#context));
    this.#picked.push(spot);
    this.#draw();
  }

  #pickThread(): void {
    const thread = this.#threads[this.#level];
    if (!thread) return;
    const { scene } = sceneOf(this.#document, { ...this.#plan, conversation: undefined });
    this.#listener.pointed(pointedConversationOf(scene, thread, this.#context));
    this.end();
  }

  #draw(): void {
    // A page that rewrites itself may throw the sheet out, but not for ever.
    if (this.#overlay.show() && ++this.#thrownOut > mostThrownOut) this.end();
    else this.#drawFrames();
  }

  #drawFrames(): void {
    const thread = this.#threads[this.#level];
    this.#overlay.frame([
      ...framed(
        this.#mapped.map(element => ({ element })),
        'mapped',
      ),
      ...framed(this.#picked, 'picked'),
      ...framed(
        (thread?.items ?? []).map(element => ({ element })),
        'group',
      ),
      ...framed(this.#aim && !thread ? [this.#aim] : [], 'aim'),
    ]);
    const closed = this.#aim && closedReason(this.#aim.element);
    const count = this.#mode === 'value' ? this.#picked.length : (thread?.items.length ?? 0);
    this.#overlay.say(barWords(this.#mode, count, closed), this.#pointerY);
  }
}

const framed = (spots: Spot[], look: Look): { box: Box; look: Look }[] =>
  spots
    .slice(0, mostFramed)
    .map(({ element, text }) => ({ box: text ? boxOfText(text) : boundingBox(element), look }))
    .filter(({ box }) => box.width > 0 && box.height > 0);

const boxOfText = (text: Text): Box => {
  const range = createRange(text.ownerDocument);
  range.selectNode(text);
  return range.getBoundingClientRect();
};
