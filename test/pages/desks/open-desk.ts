import { openPage, type TestPage } from '../open-page.ts';
import { arriveLate, type Desk } from './desk.ts';

/** One record of a desk in a real page, with everything arrived. */
export const openDesk = async (
  desk: Desk,
  record: 0 | 1,
  layout?: 'usual' | 'drifted',
): Promise<TestPage> => {
  const page = await openPage('', desk.addresses[record]);
  page.document.body.setHTMLUnsafe(desk.render(record, layout));
  arriveLate(page.document);
  return page;
};

/** The one element at a selector that may step into shadow roots. Throws when there is none. */
export const elementAt = (document: Document, point: string): Element => {
  let root: ParentNode = document;
  let found: Element | null = null;
  for (const step of point.split(' >>> ')) {
    found = root.querySelector(step);
    if (!found) throw new Error(`nothing at ${point}`);
    root = found.shadowRoot ?? found;
  }
  return found as Element;
};
