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
  const { clientX: x, clientY: y, deltaX: left, deltaY: top } = event as WheelEvent;
  switch (event.type) {
    case 'wheel':
      hands.wheel({ x, y }, { left, top });
      break;
    case 'keydown':
      if (keysUsed.includes((event as KeyboardEvent).key)) hands.key((event as KeyboardEvent).key);
      break;
    case 'pointermove':
      hands.move(x, y);
      break;
    case 'click':
      // A touch comes without a move before it.
      hands.move(x, y);
      hands.pick();
  }
};

/** Reloading, zooming and other ways of the browser itself stay open. */
const isForBrowser = (event: Event): boolean => {
  const { ctrlKey, metaKey, altKey, key } = event as KeyboardEvent;
  return /^(key|wheel)/.test(event.type) && (ctrlKey || metaKey || altKey || /^F\d+$/.test(key ?? ''));
};

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
