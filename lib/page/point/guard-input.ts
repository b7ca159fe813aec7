/** What a person does while pointing. */
export interface Hands {
  move: (x: number, y: number) => void;
  pick: () => void;
  key: (key: string) => void;
  wheel: (at: { x: number; y: number }, by: { left: number; top: number }) => void;
  redraw: () => void;
}

/** Everything by which a page hears of hands. While somebody points, none of it goes beyond the window. */
const kept =
  'pointerdown pointerup pointermove pointerover pointerout mousedown mouseup mousemove mouseover mouseout click dblclick ' +
  'auxclick contextmenu touchstart touchend touchmove wheel keydown keyup keypress beforeinput input change submit reset ' +
  'dragstart drop paste cut copy selectstart';

const keysUsed = ['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

const handle = (event: Event, hands: Hands): void => {
  if (event instanceof WheelEvent)
    hands.wheel({ x: event.clientX, y: event.clientY }, { left: event.deltaX, top: event.deltaY });
  else if (event instanceof KeyboardEvent) {
    if (event.type === 'keydown' && keysUsed.includes(event.key)) hands.key(event.key);
  } else if (event instanceof MouseEvent && /^(pointermove|click)$/.test(event.type)) {
    hands.move(event.clientX, event.clientY);
    if (event.type === 'click') hands.pick();
  }
};

/** Reloading, zooming and other ways of the browser itself stay open. */
const isForBrowser = (event: Event): boolean =>
  (event instanceof KeyboardEvent || event instanceof WheelEvent) &&
  (event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test('key' in event ? event.key : ''));

/**
 * Takes mouse and keys from the page, and gives those that `believes` finds real to `hands`: a page's script can make up
 * events, too. Returns how to give everything back.
 */
export const guardInput = (
  window: Window,
  believes: (event: Event) => boolean,
  hands: Hands,
): (() => void) => {
  const over = new AbortController();
  const { signal } = over;
  const onEvent = (event: Event): void => {
    event.stopImmediatePropagation();
    if (isForBrowser(event)) return;
    event.preventDefault();
    if (believes(event)) handle(event, hands);
  };
  for (const type of kept.split(' '))
    window.addEventListener(type, onEvent, { capture: true, passive: false, signal });
  for (const type of ['scroll', 'resize'])
    window.addEventListener(type, () => hands.redraw(), { capture: true, passive: true, signal });
  return () => over.abort();
};
