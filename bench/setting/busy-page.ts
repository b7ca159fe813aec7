import type { Page } from 'playwright';

/**
 * Runs in the page as a script of its own, so that a trace can tell its work from the extension's: a feed in a corner
 * takes one entry in and lets one go, ten changes every ten milliseconds.
 */
const feed = (changes: number): void => {
  const everyMs = 10;
  const perTurn = 10;
  const box = document.createElement('ol');
  box.style.cssText = 'position: fixed; contain: strict; width: 200px; height: 100px';
  box.innerHTML = '<li>news</li>'.repeat(perTurn);
  document.body.append(box);
  let made = 0;
  const turn = (): void => {
    for (let change = 0; change < perTurn; change += 2) {
      box.append(Object.assign(document.createElement('li'), { textContent: `news ${made + change}` }));
      box.firstElementChild?.remove();
    }
    made += perTurn;
    if (made < changes) setTimeout(turn, everyMs);
    else box.dataset.done = '';
  };
  setTimeout(turn, everyMs);
};

/** Keeps a corner of the page changing until so many changes are made; about a second for a thousand. */
export const beBusy = async (tab: Page, changes: number): Promise<void> => {
  const url = new URL('/busy-page.js', tab.url()).href;
  const body = `(${feed})(${changes})`;
  await tab.route(url, route => route.fulfill({ contentType: 'text/javascript', body }));
  await tab.addScriptTag({ url });
  await tab.locator('ol[data-done]').waitFor({ state: 'attached' });
};
