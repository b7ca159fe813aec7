import { boundingBox, scrollLeft, scrollTop } from './native.ts';

type Span = readonly [from: number, to: number];

/** An area in the coordinates of the window. */
export interface Area {
  across: Span;
  down: Span;
}

const leastWidth = 2;
/** Lower text is not meant to be read by people. */
const leastHeight = 4;
export const endless = Number.POSITIVE_INFINITY;

const common = (one: Span, other: Span): Span => [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
const lengthOf = ([from, to]: Span): number => to - from;

export const areaOf = ({ left, right, top, bottom }: DOMRect): Area => ({
  across: [left, right],
  down: [top, bottom],
});

/** Whether enough of an area to be read shows inside a clip. */
export const showsIn = (area: Area, clip: Area): boolean =>
  lengthOf(common(area.across, clip.across)) >= leastWidth &&
  lengthOf(common(area.down, clip.down)) >= leastHeight;

/** Where content can show on one axis: cut at a closed edge, open where one can scroll to. */
const spanInside = (overflow: string, outer: Span, edge: Span, scrolled: number): Span => {
  if (overflow === 'visible') return outer;
  const shown = common(outer, edge);
  return /auto|scroll/.test(overflow) && lengthOf(shown) >= leastWidth
    ? [edge[0] - scrolled, endless]
    : shown;
};

/** Where the content of an element can show, inside where the element itself can. */
export const clipInside = (
  element: Element,
  { overflowX, overflowY }: CSSStyleDeclaration,
  outer: Area,
): Area => {
  if (overflowX === 'visible' && overflowY === 'visible') return outer;
  const { across, down } = areaOf(boundingBox(element));
  return {
    across: spanInside(overflowX, outer.across, across, scrollLeft(element)),
    down: spanInside(overflowY, outer.down, down, scrollTop(element)),
  };
};
