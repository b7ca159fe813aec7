import { onTestFinished } from 'vitest';

export interface TestPage {
  document: Document;
  window: Window;
}

/** A real page with layout: a frame of its own, at the given address, holding the given HTML. Gone after the test. */
export const openPage = async (html: string, address = '/tickets/1042'): Promise<TestPage> => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 1000px; height: 800px; border: 0';
  frame.src = new URL('./blank.html', import.meta.url).href;
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  await loaded;
  const window = frame.contentWindow;
  if (window === null) throw new Error('the frame has no window');
  window.history.replaceState(null, '', address);
  window.document.body.innerHTML = html;
  return { document: window.document, window };
};
