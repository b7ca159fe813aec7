/** What the bare reader is asked: which elements to read, and whether to go on watching them. */
export interface BareRequest {
  fields: string[];
  messages: string;
}

interface Port {
  onMessage: { addListener(listener: (request: BareRequest) => void): void };
  postMessage(message: unknown): void;
}

declare const chrome: {
  runtime: {
    onMessage: {
      addListener(
        listener: (request: BareRequest, sender: unknown, answer: (value: unknown) => void) => void,
      ): void;
    };
    onConnect: { addListener(listener: (port: Port) => void): void };
  };
};

/**
 * The floor of a content script, runs in the page: the texts behind selectors that are known beforehand, without looking
 * at labels, visibility or sensitive values; and a debounced observer that compares them.
 */
const bareReader = (): void => {
  const quietMs = 250;
  const read = ({ fields, messages }: BareRequest): (string | null)[] => [
    ...fields.map(field => document.querySelector(field)?.textContent ?? null),
    ...Array.from(document.querySelectorAll(messages), message => message.textContent),
  ];
  chrome.runtime.onMessage.addListener((request, _sender, answer) => answer(read(request)));
  chrome.runtime.onConnect.addListener(port =>
    port.onMessage.addListener(request => {
      let last = read(request).join('\n');
      let timer: ReturnType<typeof setTimeout> | undefined;
      const compare = (): void => {
        timer = undefined;
        const now = read(request).join('\n');
        if (now !== last) port.postMessage('changed');
        last = now;
      };
      new MutationObserver(() => {
        if (timer === undefined) timer = setTimeout(compare, quietMs);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    }),
  );
};

/** The bare reader as the text of a script file. */
export const bareScript = `(${bareReader})();\n`;
