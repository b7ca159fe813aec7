import { expect, test } from 'vitest';
import { isOurs } from './sender.ts';

test.each([
  ['worker', { id: 'ours', url: 'chrome-extension://ours/background.js' }],
  ['worker in Firefox', { id: 'ours', url: 'moz-extension://7f3a/_generated_background_page.html' }],
  ['panel', { id: 'ours', url: 'chrome-extension://ours/sidepanel.html' }],
])('the %s of the extension is heard', (_, sender) => {
  expect(isOurs('ours', sender)).toBe(true);
});

test.each([
  ['nobody', undefined],
  ['a sender without an id', { url: 'chrome-extension://ours/background.js' }],
  ['another extension', { id: 'other', url: 'chrome-extension://other/background.js' }],
  ['another extension that names our address', { id: 'other', url: 'chrome-extension://ours/background.js' }],
  ['our own script in a page', { id: 'ours', url: 'https://desk.example/tickets/1042' }],
  [
    'a page that has our scheme in its address',
    { id: 'ours', url: 'https://evil.example/chrome-extension://ours/' },
  ],
  ['a sender without an address', { id: 'ours' }],
])('check 1: %s is not heard', (_, sender) => {
  expect(isOurs('ours', sender)).toBe(false);
});
