import { type Color, contrast, over, parseColor } from './color.ts';
import { boundingBox, documentElement, drawnParent, hasBox, scrollLeft, scrollTop } from './native.ts';

/** An area in the coordinates of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How one element is seen: where its content can show, on which ground, in which colour. */
export interface Sight {
  style: CSSStyleDeclaration;
  /** Where ordinary content can show, and where absolutely placed content can. */
  clip: Box;
  placedClip: Box;
  /** Null where a picture lies behind: then nothing can be said about contrast. */
  ground: Color | null;
}

const smallestWidth = 2;
/** Lower text is not meant to be read by people. */
const smallestHeight = 4;
const leastContrast = 1.2;
const leastOpacity = 0.1;
const endless = Number.POSITIVE_INFINITY;

const isRightToLeft = (style: CSSStyleDeclaration): boolean => style.direction === 'rtl';

/** The stretch of one axis in which content can show: cut at a closed edge, open where one can scroll to. */
const stretch = (
  overflow: string,
  outer: [number, number],
  edge: [number, number],
  scrolled: number,
  bothWays: boolean,
): [number, number] => {
  if (overflow === 'visible') return outer;
  if (overflow === 'hidden' || overflow === 'clip') {
    return [Math.max(outer[0], edge[0]), Math.min(outer[1], edge[1])];
  }
  const reached = Math.min(outer[1], edge[1]) - Math.max(outer[0], edge[0]);
  if (reached < smallestWidth) return [0, 0];
  return [bothWays ? -endless : edge[0] - scrolled, endless];
};

const clipInside = (element: Element, style: CSSStyleDeclaration, outer: Box): Box => {
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return outer;
  const edge = boundingBox(element);
  const across: [number, number] = [outer.left, outer.right];
  const down: [number, number] = [outer.top, outer.bottom];
  const [left, right] = stretch(
    style.overflowX,
    across,
    [edge.left, edge.right],
    scrollLeft(element),
    isRightToLeft(style),
  );
  const [top, bottom] = stretch(style.overflowY, down, [edge.top, edge.bottom], scrollTop(element), false);
  return { left, top, right, bottom };
};

const canvasColor = (style: CSSStyleDeclaration): Color => {
  const scheme = style.colorScheme;
  const dark =
    scheme.includes('dark') &&
    (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
};

/** How the page as a whole is seen: nothing shows left of or above where the window can scroll to. */
const pageSight = (document: Document): Sight => {
  const root = documentElement(document);
  const style = getComputedStyle(root);
  const view = document.defaultView;
  const left = isRightToLeft(style) ? -endless : -(view?.scrollX ?? 0);
  const clip = { left, top: -(view?.scrollY ?? 0), right: endless, bottom: endless };
  return { style, clip, placedClip: clip, ground: canvasColor(style) };
};

/** Effects under which text may be drawn and still not be seen. Rare around text, so they count as hidden. */
const isVeiled = (style: CSSStyleDeclaration): boolean =>
  style.clipPath !== 'none' ||
  style.maskImage !== 'none' ||
  style.clip !== 'auto' ||
  style.filter.includes('opacity') ||
  Number(style.opacity) < leastOpacity;

const groundInside = (style: CSSStyleDeclaration, ground: Color | null): Color | null => {
  const own = parseColor(style.backgroundColor);
  if (style.backgroundImage !== 'none') return null;
  if (own[3] === 1) return own;
  return own[3] === 0 || ground === null ? ground : over(own, ground);
};

const fixedClip = (element: Element): Box => {
  const view = element.ownerDocument.defaultView;
  return { left: 0, top: 0, right: view?.innerWidth ?? 0, bottom: view?.innerHeight ?? 0 };
};

/** How an element is seen inside what surrounds it, or null when nothing of it can be seen. */
const sightInside = (element: Element, outer: Sight, isRoot: boolean): Sight | null => {
  const style = getComputedStyle(element);
  const boxless = style.display === 'contents';
  if (!boxless && !hasBox(element)) return null;
  if (isVeiled(style)) return null;
  const ground = groundInside(style, outer.ground);
  if (boxless || isRoot) return { ...outer, style, ground };
  const around =
    style.position === 'fixed'
      ? fixedClip(element)
      : style.position === 'absolute'
        ? outer.placedClip
        : outer.clip;
  const clip = clipInside(element, style, around);
  const holdsPlaced = style.position !== 'static' || style.transform !== 'none';
  return { style, clip, placedClip: holdsPlaced ? clip : outer.placedClip, ground };
};

/** Looks at one still page; what was found out about an element holds until the page may change again. */
export class Onlooker {
  private readonly found = new Map<Element, Sight | null>();
  private readonly page: Sight;
  private readonly range: Range;

  constructor(document: Document) {
    this.page = pageSight(document);
    this.range = document.createRange();
  }

  /** How an element is seen, or null when it is hidden or lies in something hidden. */
  sightOf(element: Element): Sight | null {
    const path: Element[] = [];
    let at: Element | null = element;
    while (at !== null && !this.found.has(at)) {
      path.push(at);
      at = drawnParent(at);
    }
    let sight = at === null ? this.page : (this.found.get(at) ?? null);
    for (const inner of path.reverse()) {
      sight = sight && sightInside(inner, sight, drawnParent(inner) === null);
      this.found.set(inner, sight);
    }
    return sight;
  }

  /** Whether a person can read this text where it stands. */
  seesText(text: Text): boolean {
    const parent = drawnParent(text);
    const sight = parent && this.sightOf(parent);
    if (!sight || !isLegible(sight)) return false;
    this.range.selectNode(text);
    return shows(this.range.getBoundingClientRect(), sight.clip);
  }

  /** Whether a person can see this element's own box. */
  seesBox(element: Element): boolean {
    const sight = this.sightOf(element);
    return sight !== null && isLegible(sight) && shows(boundingBox(element), sight.clip);
  }
}

const isLegible = ({ style, ground }: Sight): boolean => {
  if (style.visibility !== 'visible') return false;
  const security = style.getPropertyValue('-webkit-text-security');
  if (security !== '' && security !== 'none') return false;
  const ink = parseColor(style.getPropertyValue('-webkit-text-fill-color') || style.color);
  if (ink[3] < leastOpacity) return false;
  return ground === null || contrast(over(ink, ground), ground) >= leastContrast;
};

const shows = (box: Box, clip: Box): boolean =>
  Math.min(box.right, clip.right) - Math.max(box.left, clip.left) >= smallestWidth &&
  Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top) >= smallestHeight;
