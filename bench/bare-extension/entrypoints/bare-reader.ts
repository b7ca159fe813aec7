import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { BareRequest } from '../request.ts';

const quietMs = 250;

const read = ({ fields, messages }: BareRequest): (string | null)[] => [
  ...fields.map(field => document.querySelector(field)?.textContent ?? null),
  ...Array.from(document.querySelectorAll(messages), message => message.textContent),
];

/** Calls `tell` when the texts have changed, some time after the page has. */
const watch = (request: BareRequest, tell: () => void): void => {
  let last = read(request).join('\n');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const compare = (): void => {
    timer = undefined;
    const now = read(request).join('\n');
    if (now !== last) tell();
    last = now;
  };
  new MutationObserver(() => {
    if (timer === undefined) timer = setTimeout(compare, quietMs);
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

/**
 * The floor of a content script: the texts behind selectors that are known beforehand, without a look at labels,
 * visibility or sensitive values; and a debounced observer that compares them.
 */
export default defineUnlistedScript(() => {
  browser.runtime.onMessage.addListener((request: BareRequest, _sender, answer) => answer(read(request)));
  browser.runtime.onConnect.addListener(port =>
    port.onMessage.addListener((request: BareRequest) => watch(request, () => port.postMessage('changed'))),
  );
});
