import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Checkpoints kept outside the store, oldest first, an empty line after each. Whoever rewrites the store must rewrite
 * this file too, and every copy that was taken of it.
 */
export interface CheckpointFile {
  /** The newest complete note, or null. */
  last(): Promise<string | null>;
  /** Adds a note and waits until it is on the disk. */
  append(note: string): Promise<void>;
}

/** More than two of the longest notes. */
const tailBytes = 8192;
const noteForm = /[^\n]+\n\d+\n[^\n]+\n\n— [^\n]+\n(?=\n)/g;

const syncFolder = async (file: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const readTail = async (file: string): Promise<string> => {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

const appendDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'a', 0o644);
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
};

/** Opens the file, making it at the first start, and closes off a note that a crash cut in two. */
export const openCheckpointFile = async (file: string): Promise<CheckpointFile> => {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await appendDurably(file, '');
    await syncFolder(file);
  }
  const tail = await readTail(file);
  if (tail !== '' && !tail.endsWith('\n\n')) await appendDurably(file, '\n\n');
  return {
    last: async () => (await readTail(file)).match(noteForm)?.at(-1) ?? null,
    append: note => appendDurably(file, `${note}\n`),
  };
};
