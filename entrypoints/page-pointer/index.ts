import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../../lib/messaging/browser.ts';
import type { PointerWorld } from '../../lib/page/point/messages.ts';
import { Pointer } from '../../lib/page/point/pointer.ts';

const world = globalThis as PointerWorld & { countersignPointerRuntime?: { id?: string } };

/**
 * Put into a page's top frame by the worker when an admin maps the page, and again for each question. The first one stays,
 * because it keeps what was pointed at; one of an earlier version of the extension is replaced. It listens to no message:
 * only the worker can call it, by running a line in the extension's own world of the page.
 */
export default defineUnlistedScript(() => {
  if (world.countersignPointer && world.countersignPointerRuntime?.id) return;
  world.countersignPointerRuntime = browser.runtime;
  const pointer = new Pointer(document);
  world.countersignPointer = { answer: request => pointer.answer(request) };
});
