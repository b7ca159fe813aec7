import type { Hash } from '../../lib/core/tree.ts';
import type { SigningKey } from './signing-key.ts';

/** What a checkpoint states: the log of this name had `size` events with this root. */
export interface Checkpoint {
  size: number;
  root: Hash;
  /** The signed text (C2SP tlog-checkpoint in a signed-note). Ed25519 gives the same text for the same statement. */
  note: string;
}

export const signCheckpoint = (key: SigningKey, size: number, root: Hash): Checkpoint => {
  const text = `${key.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const signature = Buffer.concat([key.id, key.sign(Buffer.from(text, 'utf8'))]).toString('base64');
  return { size, root, note: `${text}\n— ${key.name} ${signature}\n` };
};

/** The number of events a note speaks of; NaN when the text is no checkpoint. */
export const sizeOf = (note: string): number => Number(/^[^\n]+\n(\d+)\n/.exec(note)?.[1] ?? Number.NaN);
