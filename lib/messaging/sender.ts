/** What the browser itself says about who sent a message; pages cannot forge it. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  tab?: unknown;
}

/** This extension, as the worker knows itself. */
export interface Self {
  id: string;
  /** Such as `chrome-extension://…`, without a slash at the end. */
  origin: string;
}

/**
 * Whether a message comes from a page of this extension, in a panel or as the top frame of a tab. A content script has
 * the extension's id too, but the address of the page it runs in; a page framed by somebody else is not answered.
 */
export const isOwnPage = (sender: Sender | undefined, self: Self): boolean => {
  if (sender?.id !== self.id || !sender.url) return false;
  if (sender.origin !== undefined && sender.origin !== self.origin) return false;
  if (sender.tab && sender.frameId !== 0) return false;
  return sender.url.startsWith(`${self.origin}/`);
};
