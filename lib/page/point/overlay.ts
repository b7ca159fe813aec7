import { attribute, documentElement, native } from '../native.ts';

const createElement = Document.prototype.createElement;
const append = native('appendChild');
const remove = native('remove');
const clientHeight = native('clientHeight');
const attachShadow = native('attachShadow');

/** A box in the coordinates of the window. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;
export type Look = 'aim' | 'group' | 'picked' | 'mapped';

const borders: Record<Look, string> = {
  aim: '2px solid #2563eb',
  group: '1px solid #2563eb',
  picked: '2px solid #15803d',
  mapped: '1px dashed #15803d',
};

const spread = 'position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;';
const bare =
  'all:initial;margin:0!important;padding:0!important;border:0!important;background:transparent!important;' +
  'max-width:none!important;max-height:none!important;overflow:hidden!important;opacity:1!important;';
const hostStyle = `${bare}${spread}display:block!important;z-index:2147483647!important;cursor:crosshair!important;transition:none!important`;
const barStyle =
  'position:fixed;left:50%;transform:translateX(-50%);width:max-content;max-width:min(640px,calc(100vw - 32px));box-sizing:border-box;' +
  'padding:10px 14px;border-radius:8px;background:#111827;color:#f9fafb;border:1px solid #6b7280;' +
  'font:13px/1.4 system-ui,sans-serif;box-shadow:0 4px 16px rgb(0 0 0 / .35)';
const frameStyle =
  'position:fixed;box-sizing:border-box;border-radius:3px;box-shadow:0 0 0 1px rgb(255 255 255 / .8)';

/** From here on the bar stands at the other edge, out of the way. */
const barHeight = 120;

/**
 * A sheet of glass over the page: it takes the mouse away from the page, and shows frames and a bar. It lies in a closed
 * shadow root, holds nothing of the record and no button; the page finds one empty element and no style of it changed.
 */
export class Overlay {
  readonly #document: Document;
  readonly #host: HTMLElement;
  readonly #frames: HTMLElement;
  readonly #bar: HTMLElement;

  constructor(document: Document) {
    this.#document = document;
    this.#host = this.#element(hostStyle);
    this.#frames = this.#element('');
    this.#bar = this.#element(barStyle);
    this.#bar.role = 'status';
    const root = attachShadow(this.#host, { mode: 'closed' });
    append(root, this.#frames);
    append(root, this.#bar);
    this.#host.tabIndex = -1;
    this.#host.popover = 'manual';
    this.show();
  }

  /** Whether this is the sheet itself. */
  is(element: Element): boolean {
    return element === this.#host;
  }

  /** Lies over the page again, should the page have thrown it out. Returns whether that was so. */
  show(): boolean {
    if (this.#host.isConnected) return false;
    append(documentElement(this.#document), this.#host);
    // Above the page's own dialogs, whose level no number reaches.
    this.#host.showPopover();
    return true;
  }

  /** Takes the keys from a frame inside the page, which would swallow them. */
  takeKeysFromFrames(): void {
    const { activeElement } = this.#document;
    if (activeElement && attribute(activeElement, 'src') !== null) this.#host.focus({ preventScroll: true });
  }

  say(words: string, pointerY: number): void {
    const isLow = pointerY > clientHeight(documentElement(this.#document)) - barHeight;
    this.#bar.style.top = isLow ? '16px' : 'auto';
    this.#bar.style.bottom = isLow ? 'auto' : '16px';
    if (this.#bar.textContent !== words) this.#bar.textContent = words;
  }

  frame(all: { box: Box; look: Look }[]): void {
    const frames = all.map(({ box: { left, top, width, height }, look }) => {
      const place = `left:${left - 2}px;top:${top - 2}px;width:${width + 4}px;height:${height + 4}px;`;
      return this.#element(`${frameStyle};${place}border:${borders[look]}`);
    });
    this.#frames.replaceChildren(...frames);
  }

  remove(): void {
    remove(this.#host);
  }

  #element(style: string): HTMLElement {
    const element = createElement.call(this.#document, 'div');
    element.style.cssText = style;
    return element;
  }
}
