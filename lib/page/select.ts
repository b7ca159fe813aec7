import { matches, selectAll, shadowRoot } from './native.ts';
import { isElement } from './tree.ts';

const shadowStep = '>>>';

/** One broken selector of a plan must not break a reading: what the browser does not understand matches nothing. */
const orNothing = <T>(query: () => T[]): T[] => {
  try {
    return query();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SyntaxError') return [];
    throw error;
  }
};

/** Elements under a root that a selector without steps into shadow roots matches; the root itself when it matches. */
export const under = (root: Node, css: string): Element[] =>
  orNothing(() => (isElement(root) && matches(root, css) ? [root] : selectAll(root, css)));

const openRoots = (hosts: Element[]): ShadowRoot[] => hosts.map(shadowRoot).filter(root => root !== null);

/** The open shadow roots that a selector steps into. */
export const shadowRootsOn = (root: Document | Element, css: string): ShadowRoot[] => {
  const all: ShadowRoot[] = [];
  let roots: (Document | Element | ShadowRoot)[] = [root];
  for (const step of css.split(shadowStep).slice(0, -1)) {
    roots = openRoots(roots.flatMap(from => under(from, step)));
    all.push(...(roots as ShadowRoot[]));
  }
  return all;
};

/**
 * Elements that a selector of the plan matches; the root itself when it matches. `app >>> .status` steps into the open
 * shadow root of what was matched before the arrows. Closed shadow roots stay closed.
 */
export const selectByPlan = (root: Document | Element, css: string): Element[] => {
  const [first = '', ...inner] = css.split(shadowStep);
  return inner.reduce(
    (found, step) => openRoots(found).flatMap(shadow => under(shadow, step)),
    under(root, first),
  );
};
