import { expect, onTestFinished, test } from 'vitest';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';
import { type Pointed, pointed } from '../../lib/core/pointing.ts';
import { nothingFound } from '../../lib/page/point/pointed-value.ts';
import { Pointing } from '../../lib/page/point/pointing.ts';
import { ledger } from './desks/ledger.ts';
import { elementAt, openDesk } from './desks/open-desk.ts';
import { openPage, type TestPage } from './open-page.ts';
import { aFieldPlan } from './plans.ts';
import { pointAt } from './point-at.ts';

interface Hands {
  pointed: Pointed[];
  isOver: () => boolean;
  end: () => void;
}

/** Begins pointing. The tests' events are a script's, so they are believed here unless said otherwise. */
const start = (
  page: TestPage,
  mode: 'value' | 'message' = 'value',
  believed = true,
  masks = maskTable,
): Hands => {
  const pointed: Pointed[] = [];
  let over = false;
  const listener = {
    pointed: (what: Pointed) => pointed.push(what),
    over: () => {
      over = true;
    },
  };
  const context = { ids: [], masks };
  const believes = believed ? () => true : undefined;
  const pointing = new Pointing(page.document, mode, aFieldPlan(), context, listener, believes);
  const end = () => {
    if (!over) pointing.end();
  };
  onTestFinished(end);
  return { pointed, isOver: () => over, end };
};

const centreOf = (element: Element): { clientX: number; clientY: number } => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};

/** What a mouse does at the middle of an element: the browser gives its events to whatever lies on top there. */
const clickOn = ({ document, window }: TestPage, element: Element): void => {
  const at = centreOf(element);
  const top = document.elementFromPoint(at.clientX, at.clientY) ?? document.body;
  const events = window as unknown as typeof globalThis;
  const init = { ...at, bubbles: true, cancelable: true, composed: true };
  for (const type of ['pointermove', 'pointerdown', 'pointerup'])
    top.dispatchEvent(new events.PointerEvent(type, init));
  for (const type of ['mousedown', 'mouseup', 'click']) top.dispatchEvent(new events.MouseEvent(type, init));
};

const press = ({ document, window }: TestPage, ...keys: string[]): void => {
  const events = window as unknown as typeof globalThis;
  for (const key of keys)
    for (const type of ['keydown', 'keypress', 'keyup'])
      (document.activeElement ?? document.body).dispatchEvent(
        new events.KeyboardEvent(type, { key, bubbles: true, cancelable: true, composed: true }),
      );
};

const valuesOf = ({ pointed }: Hands): string[] =>
  pointed.map(one => (one.kind === 'value' ? one.value : one.item));

test('several values are picked one after the other, by mouse and by keyboard', async () => {
  const page = await openDesk(ledger, 0);
  const hands = start(page);
  clickOn(page, elementAt(page.document, 'h1'));
  clickOn(page, elementAt(page.document, 'select[name="ticket[status]"]'));
  press(page, 'ArrowRight', 'ArrowRight', 'Enter');
  expect(valuesOf(hands)).toEqual(['Charged twice for the March invoice', 'Open', 'High']);
  press(page, 'ArrowLeft', 'ArrowLeft', 'Enter', 'Escape');
  expect(valuesOf(hands).at(-1)).toBe('Open');
  expect(hands.isOver()).toBe(true);
});

test('the keyboard alone finds a value, wider and narrower, in open shadow roots, too', async () => {
  const page = await openPage('');
  page.document.body.setHTMLUnsafe(
    '<p>Hello</p><section><p><b>Status</b> <i>Open</i></p></section><x-a><template shadowrootmode="open"><em>Paid</em></template></x-a>',
  );
  const hands = start(page);
  press(
    page,
    'ArrowRight',
    'Enter',
    'ArrowRight',
    'ArrowRight',
    'Enter',
    'ArrowUp',
    'Enter',
    'ArrowDown',
    'Enter',
  );
  expect(valuesOf(hands)).toEqual(['Hello', 'Open', 'Status Open', 'Status']);
});

test('one message pointed at frames its likes and gives the conversation', async () => {
  const page = await openDesk(ledger, 0);
  const hands = start(page, 'message');
  clickOn(page, elementAt(page.document, '.comment-body p'));
  expect(hands.pointed[0]).toMatchObject({ kind: 'conversation', item: '.comment', count: 3 });
  expect(hands.isOver()).toBe(true);
});

test('check 5: while somebody points, the page hears nothing, changes nothing, and is left as it was', async () => {
  const page = await openPage(
    '<form action="/gone"><label>Status <select><option>Open<option>Paid</select></label><input value="x"><button>Save</button><a href="#gone">Link</a></form>',
  );
  const { document, window } = page;
  const heard: string[] = [];
  const types =
    'pointerdown mousedown mouseup click submit keydown keypress keyup input change focusin'.split(' ');
  for (const type of types) document.addEventListener(type, () => heard.push(type), true);
  const before = document.documentElement.outerHTML;
  const hands = start(page);
  for (const element of document.querySelectorAll('select, input, button, a')) clickOn(page, element);
  press(page, 'ArrowRight', 'Enter', 'x');
  hands.end();
  expect(heard).toEqual([]);
  expect(window.location.hash).toBe('');
  expect(document.documentElement.outerHTML).toBe(before);
  clickOn(page, document.querySelector('input') as Element);
  expect(heard).toContain('click');
});

test.each(['value', 'message'] as const)(
  'a %s that cannot be told of is never in the clear, and whoever clicked hears of it',
  async mode => {
    const page = await openDesk(ledger, 0);
    const hands = start(page, mode, true, {} as typeof maskTable);
    clickOn(page, elementAt(page.document, '.comment-body p'));
    expect(hands.pointed).toEqual([nothingFound]);
    expect(pointed.parse(hands.pointed[0])).toEqual(nothingFound);
    expect(hands.isOver()).toBe(false);
  },
);

test('while somebody points, the page finds one empty element and no text of ours', async () => {
  const page = await openDesk(ledger, 0);
  const before = page.document.querySelectorAll('*').length;
  const text = page.document.documentElement.textContent;
  start(page);
  clickOn(page, elementAt(page.document, 'h1'));
  expect(page.document.querySelectorAll('*').length).toBe(before + 1);
  expect(page.document.documentElement.textContent).toBe(text);
  expect(page.document.documentElement.lastElementChild?.shadowRoot).toBeNull();
});

test('a page’s own script cannot point, because its events are not the person’s', async () => {
  const page = await openDesk(ledger, 0);
  const hands = start(page, 'value', false);
  clickOn(page, elementAt(page.document, 'h1'));
  press(page, 'ArrowRight', 'Enter', 'Escape');
  expect([hands.pointed, hands.isOver()]).toEqual([[], false]);
});

test('a page that throws the glass out gets it back a few times, and then pointing is over', async () => {
  const page = await openDesk(ledger, 0);
  const hands = start(page);
  const throwOut = () => page.document.documentElement.lastElementChild?.remove();
  throwOut();
  clickOn(page, elementAt(page.document, 'h1'));
  expect(valuesOf(hands)).toEqual(['Charged twice for the March invoice']);
  for (let time = 0; time < 8 && !hands.isOver(); time++) {
    throwOut();
    clickOn(page, elementAt(page.document, time % 2 ? 'h1' : 'small b'));
  }
  expect(hands.isOver()).toBe(true);
});

test('a page that is rewritten while somebody points is pointed at as it is then', async () => {
  const page = await openDesk(ledger, 0);
  const hands = start(page);
  clickOn(page, elementAt(page.document, 'h1'));
  page.document.body.innerHTML = '<p class="state">Paid</p>';
  press(page, 'Enter');
  clickOn(page, elementAt(page.document, '.state'));
  expect(valuesOf(hands)).toEqual(['Charged twice for the March invoice', '', 'Paid']);
});

test('check 9: names that clobber, prototypes that lie and names that break selectors change nothing', async () => {
  const page = await openPage('');
  const { document } = page;
  const clobber = [
    'attributes',
    'getAttribute',
    'getAttributeNames',
    'parentNode',
    'children',
    'shadowRoot',
    'textContent',
    'labels',
    'remove',
  ]
    .map(name => `<input hidden name="${name}">`)
    .join('');
  document.body.innerHTML =
    `<img name="createElement"><img name="elementsFromPoint"><form id="case-state"><b class="state-value" data-x='"]{}'>Open</b>${clobber}</form>` +
    '<p id="a&quot;]{}&gt;" class="{} &quot;&gt;" name="]\\"><i>Paid</i></p>';
  const own = Element.prototype.getAttributeNames;
  Element.prototype.getAttributeNames = () => ['evil'];
  onTestFinished(() => {
    Element.prototype.getAttributeNames = own;
  });
  const [first] = pointAt(document, 'b').locators;
  expect(first?.locator.css).toBe('#case-state');
  expect(pointAt(document, 'i').value).toBe('Paid');
  const hands = start(page);
  clickOn(page, elementAt(document, 'b'));
  expect(valuesOf(hands)).toEqual(['Open']);
});

test('check 20: a message among 50,000 elements is framed and picked in bounded time', async () => {
  const message = (index: number): string =>
    `<div class="message"><span class="author">Dana</span> <time>10:${10 + (index % 50)}</time><b>Value ${index}</b></div>`;
  const page = await openPage(
    `<main>${Array.from({ length: 12_500 }, (_, index) => message(index)).join('')}</main>`,
  );
  const started = performance.now();
  const hands = start(page, 'message');
  clickOn(page, elementAt(page.document, '.message b'));
  expect(hands.pointed[0]).toMatchObject({ kind: 'conversation', item: '.message' });
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('check 20: pointing on a page of 50,000 elements ends in bounded time', async () => {
  const cell = (index: number): string =>
    `<div class="cell cell-${index % 7}"><span>Name ${index}</span><b>Value ${index}</b></div>`;
  const page = await openPage(
    `<main>${Array.from({ length: 16_700 }, (_, index) => cell(index)).join('')}<dl><dt>Status</dt><dd>Open</dd></dl></main>`,
  );
  const started = performance.now();
  expect(pointAt(page.document, 'dd').locators[0]?.locator).toEqual({ label: ['Status'], read: 'text' });
  expect(pointAt(page.document, 'main > :nth-child(9000) b').value).toBe('Value 8999');
  expect(performance.now() - started).toBeLessThan(15_000);
});
