interface Sender {
  id?: string;
  url?: string;
}

/**
 * Whether a message comes from the worker or a page of the extension with this id: not from another extension, and not
 * from a script in a page, whose address is the page's.
 */
export const isOurs = (ownId: string, sender: Sender | undefined): boolean =>
  sender?.id === ownId && /^(chrome|moz)-extension:/.test(sender.url ?? '');
