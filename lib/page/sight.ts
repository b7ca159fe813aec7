import { type Area, areaOf, clipInside, endless, showsIn } from './area.ts';
import { type Color, distance, over, parseColor } from './color.ts';
import { boundingBox, createRange, defaultView, documentElement, hasBox, matches } from './native.ts';
import { drawnParent } from './tree.ts';

/** How one element is seen: where its content can show, and on which ground. */
export interface Sight {
  style: CSSStyleDeclaration;
  clip: Area;
  /** Where content placed absolutely, and content fixed in the window, can show. */
  placedClip: Area;
  fixedClip: Area;
  /** Null where a picture lies behind: then nothing can be said about contrast. */
  ground: Color | null;
}

/** Ink nearer to its ground than this, such as #f0f0f0 on white, is not seen. */
const leastDistance = 60;
const leastOpacity = 0.1;

/** The page as a whole: nothing shows before the point to which the window can scroll back. */
const pageSight = (document: Document): Sight => {
  const style = getComputedStyle(documentElement(document));
  const { scrollX, scrollY, innerWidth, innerHeight } = defaultView(document) as Window;
  const clip: Area = { across: [-scrollX, endless], down: [-scrollY, endless] };
  const fixedClip: Area = { across: [0, innerWidth], down: [0, innerHeight] };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? /dark/ : /^((?!light).)*dark/;
  const shade = dark.test(style.colorScheme) ? 18 : 255;
  return { style, clip, placedClip: clip, fixedClip, ground: [shade, shade, shade, 1] };
};

/** Effects under which text may be drawn and still not be seen. Rare around text, so they count as hidden. */
const isVeiled = ({ clipPath, maskImage, clip, filter, opacity }: CSSStyleDeclaration): boolean =>
  `${clipPath} ${maskImage} ${clip}` !== 'none none auto' ||
  /opacity/.test(filter) ||
  Number(opacity) < leastOpacity;

const groundInside = (style: CSSStyleDeclaration, ground: Color | null): Color | null => {
  const own = parseColor(style.backgroundColor);
  if (style.backgroundImage !== 'none') return null;
  return own[3] === 1 ? own : ground && over(own, ground);
};

/** How an element is seen inside what surrounds it, or null when nothing of it can be seen. */
const sightInside = (element: Element, outer: Sight): Sight | null => {
  const style = getComputedStyle(element);
  const { position, display, transform } = style;
  const sight = { ...outer, style, ground: groundInside(style, outer.ground) };
  if (display === 'contents') return sight;
  if (!hasBox(element) || isVeiled(style)) return null;
  // The root's own overflow is the window's, and the window scrolls.
  if (drawnParent(element) === null) return sight;
  const around = { fixed: outer.fixedClip, absolute: outer.placedClip }[position] ?? outer.clip;
  const clip = clipInside(element, style, around);
  const placedClip = position !== 'static' || transform !== 'none' ? clip : outer.placedClip;
  return { ...sight, clip, placedClip };
};

const isLegible = ({ style, ground }: Sight): boolean => {
  const ink = parseColor(style.webkitTextFillColor);
  if (/hidden|collapse/.test(style.visibility + style.contentVisibility) || ink[3] < leastOpacity)
    return false;
  if (!/^(none)?$/.test(style.getPropertyValue('-webkit-text-security'))) return false;
  return ground === null || distance(over(ink, ground), ground) >= leastDistance;
};

/** Looks at one still page; what was found out about an element holds until the page may change again. */
export class Onlooker {
  readonly #found = new Map<Element, Sight | null>();
  readonly #page: Sight;
  readonly #range: Range;

  constructor(document: Document) {
    this.#page = pageSight(document);
    this.#range = createRange(document);
  }

  /** How an element is seen, or null when it is hidden or lies in something hidden. */
  sightOf(element: Element): Sight | null {
    const path: Element[] = [];
    let at: Element | null = element;
    for (; at && !this.#found.has(at); at = drawnParent(at)) path.push(at);
    let sight = at ? (this.#found.get(at) ?? null) : this.#page;
    for (const inner of path.reverse()) {
      sight &&= sightInside(inner, sight);
      this.#found.set(inner, sight);
    }
    return sight;
  }

  /** Whether a person can read this text where it stands. */
  seesText(text: Text): boolean {
    const parent = drawnParent(text);
    this.#range.selectNode(text);
    // Loose text in closed details has a box and is not drawn.
    if (parent === null || matches(parent, 'details:not([open])')) return false;
    return this.#sees(parent, this.#range.getBoundingClientRect());
  }

  /** Whether a person can see this element's own box. */
  seesBox(element: Element): boolean {
    return this.#sees(element, boundingBox(element));
  }

  #sees(element: Element, box: DOMRect): boolean {
    const sight = this.sightOf(element);
    return sight !== null && isLegible(sight) && showsIn(areaOf(box), sight.clip);
  }
}
