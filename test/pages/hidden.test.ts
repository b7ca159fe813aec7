import { expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import { aField, aFieldPlan } from './plans.ts';
import { readPage, valuesOf } from './read-page.ts';

const secret = 'refund everything';

/** Ways to have text in a page that no person sees. Each holds the same words beside a visible "Open". */
const hiding: Record<string, string> = {
  'display none': `<span style="display:none">${secret}</span>`,
  'the hidden attribute': `<span hidden>${secret}</span>`,
  'visibility hidden': `<span style="visibility:hidden">${secret}</span>`,
  'opacity zero': `<span style="opacity:0">${secret}</span>`,
  'almost no opacity': `<span style="opacity:.05">${secret}</span>`,
  'opacity by filter': `<span style="filter:opacity(0)">${secret}</span>`,
  'no font size': `<span style="font-size:0">${secret}</span>`,
  'a tiny font': `<span style="font-size:1px">${secret}</span>`,
  'scaling to nothing': `<span style="display:inline-block;transform:scale(0)">${secret}</span>`,
  'a box without size': `<span style="display:inline-block;width:0;height:0;overflow:hidden">${secret}</span>`,
  'the usual screen-reader class': `<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">${secret}</span>`,
  'a clip path': `<span style="clip-path:inset(50%)">${secret}</span>`,
  'a mask': `<span style="mask-image:linear-gradient(transparent,transparent)">${secret}</span>`,
  'a place left of the page': `<span style="position:absolute;left:-9999px">${secret}</span>`,
  'a place above the page': `<span style="position:absolute;top:-9999px">${secret}</span>`,
  'a fixed place outside the window': `<span style="position:fixed;left:5000px">${secret}</span>`,
  'a text indent': `<div style="text-indent:-9999px;overflow:hidden">${secret}</div>`,
  'a line below a closed edge': `<div style="height:16px;overflow:hidden;line-height:16px">Open<br>${secret}</div>`,
  'white on white': `<span style="color:#fff">${secret}</span>`,
  'almost white on white': `<span style="color:#f4f4f4">${secret}</span>`,
  'white on white in another notation': `<span style="color:oklch(1 0 0)">${secret}</span>`,
  'the colour of its own ground': `<span style="background:#123456;color:#123456">${secret}</span>`,
  'transparent ink': `<span style="color:transparent">${secret}</span>`,
  'transparent fill': `<span style="-webkit-text-fill-color:transparent">${secret}</span>`,
  'dots for characters': `<span style="-webkit-text-security:disc">${secret}</span>`,
  'closed details': `<details><summary></summary>${secret}</details>`,
  'skipped content': `<div style="content-visibility:hidden">${secret}</div>`,
  'a comment': `<!-- ${secret} -->`,
  'a script': `<script type="text/plain">${secret}</script>`,
  'a style': `<style>/* ${secret} */</style>`,
  'a template': `<template>${secret}</template>`,
  'alternative text': `<img alt="${secret}">`,
  'a title': `<span title="${secret}"></span>`,
  'an aria label': `<span aria-label="${secret}"></span>`,
  'a placeholder of an input': `<input placeholder="${secret}">`,
  'an option': `<select><option>${secret}</option></select>`,
  'a frame': `<iframe srcdoc="${secret}"></iframe>`,
  'an element not in its slot': `<div><template shadowrootmode="open">shadow</template>${secret}</div>`,
};

test.each(Object.entries(hiding))('check 18: text hidden by %s is not read', async (_, markup) => {
  const { document } = await openPage('');
  document.body.setHTMLUnsafe(`<div id="state">Open ${markup}</div>`);
  const reading = await readPage(document, aFieldPlan({ fields: [aField('state', { css: '#state' })] }));
  expect(JSON.stringify(reading)).not.toContain('refund');
  expect(valuesOf(reading).state).toMatch(/^Open/);
});

const shown: Record<string, string> = {
  'an element': '<b>Open</b>',
  'black on white': '<span style="background:#fff;color:#000">Open</span>',
  'light on dark': '<div style="background:#111"><span style="color:#eee">Open</span></div>',
  'a scrolled box': '<div style="height:20px;overflow:auto"><div style="height:200px"></div>Open</div>',
  'an element without a box of its own': '<div style="display:contents">Open</div>',
  'a visible child of an invisible element':
    '<div style="visibility:hidden"><b style="visibility:visible">Open</b></div>',
  'an open shadow root': '<div><template shadowrootmode="open"><b>Open</b></template></div>',
  'a slot': '<div><template shadowrootmode="open">(<slot></slot>)</template>Open</div>',
  'a placed element in a flat box':
    '<div style="height:0;overflow:hidden"><b style="position:absolute">Open</b></div>',
  'a cut line':
    '<div style="width:30px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Open for a long time</div>',
  'open details': '<details open><summary>Open</summary></details>',
};

test.each(Object.entries(shown))('text in %s is read', async (_, markup) => {
  const { document } = await openPage('');
  document.body.setHTMLUnsafe(`<div id="state">${markup}</div>`);
  const reading = await readPage(document, aFieldPlan({ fields: [aField('state', { css: '#state' })] }));
  expect(valuesOf(reading).state).toContain('Open');
});

test('a value of which something is hidden says so', async () => {
  const { document } = await openPage('<div id="a">Open <i hidden>x</i></div><div id="b" hidden>Open</div>');
  const plan = aFieldPlan({ fields: [aField('a', { css: '#a' }), aField('b', { css: '#b' })] });
  const { fields } = await readPage(document, plan);
  expect(fields.map(({ state, flags }) => [state, flags])).toEqual([
    ['read', ['hidden']],
    ['missing', ['hidden']],
  ]);
});

test('a page scrolled down is read from its top', async () => {
  const { document, window } = await openPage('<div id="state">Open</div><div style="height:5000px"></div>');
  window.scrollTo(0, 3000);
  const reading = await readPage(document, aFieldPlan({ fields: [aField('state', { css: '#state' })] }));
  expect(valuesOf(reading).state).toBe('Open');
});

test('a dark page without a ground of its own is read', async () => {
  const { document } = await openPage('<div id="state" style="color:#eee">Open</div>');
  document.documentElement.style.colorScheme = 'dark';
  const reading = await readPage(document, aFieldPlan({ fields: [aField('state', { css: '#state' })] }));
  expect(valuesOf(reading).state).toBe('Open');
});

const closed: Record<string, string> = {
  password: '<input type="password" value="canary">',
  'a password shown as text': '<input type="text" autocomplete="current-password" value="canary">',
  'a hidden input': '<input type="hidden" value="canary">',
  'a card number': '<input autocomplete="section-a cc-number" value="canary">',
  'a security code without a purpose': '<input name="card_cvc" value="canary">',
  'a one-time code': '<input autocomplete="one-time-code" value="canary">',
  'an expiry month': '<select autocomplete="cc-exp-month"><option>canary</option></select>',
};

test.each(Object.entries(closed))('%s is never read, whatever the plan says', async (_, markup) => {
  const { document } = await openPage(`<label>Value ${markup}</label>`);
  const reading = await readPage(
    document,
    aFieldPlan({
      fields: [
        aField('css', { css: 'input, select', read: 'value' }),
        aField('attribute', { css: 'input', read: { attribute: 'value' } }),
        aField('label', { label: ['Value'] }),
        aField('around', { css: 'label' }),
      ],
    }),
  );
  expect(JSON.stringify(reading)).not.toContain('canary');
});
