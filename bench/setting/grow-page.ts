import type { Page } from 'playwright';

/** Adds a long list of other tickets, as help desks have beside the open one, until the page has so many elements. */
export const growTo = (tab: Page, elements: number): Promise<void> =>
  tab.evaluate(async wanted => {
    const list = document.createElement('ul');
    const row = document.createElement('li');
    row.innerHTML = '<a href="/tickets/1043">#1043</a> <span>Where is my order?</span>';
    const have = document.querySelectorAll('*').length + 1;
    for (let count = have; count + 3 <= wanted; count += 3) list.append(row.cloneNode(true));
    document.body.append(list);
    // Two frames later the page has been laid out.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, elements);
