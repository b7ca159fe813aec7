const releaseAfterMs = 60_000;

/** Hands a text to the person as a file, through the browser's own download. */
export const saveFile = (name: string, text: string, type = 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A download that the person must first confirm still needs the address for a while.
  setTimeout(() => URL.revokeObjectURL(url), releaseAfterMs);
};
