/** What a start has opened so far. Whatever way it ends, all of it is closed, the newest first. */
export interface Opened {
  /** Notes how to close something, right after it was opened. */
  closeWith(close: () => Promise<void>): void;
  /** Closes everything, even when a part fails to close. Throws the first such failure at the end. */
  close(): Promise<void>;
}

export const nothingOpened = (): Opened => {
  const open: (() => Promise<void>)[] = [];
  return {
    closeWith: close => void open.push(close),
    close: async () => {
      const failures: unknown[] = [];
      for (const close of open.splice(0).reverse()) await close().catch(error => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
};
