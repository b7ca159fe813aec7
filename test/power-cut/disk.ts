import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Step } from './journal.ts';

const blockBytes = 4096;

/** Content as programs see it, content that is on the disk, and the blocks in which the two differ. */
class File {
  seen: Buffer;
  kept: Buffer;
  readonly unsynced = new Set<number>();

  constructor(content: Buffer) {
    this.seen = content;
    this.kept = Buffer.from(content);
  }

  write(position: number, data: Uint8Array): void {
    if (position + data.length > this.seen.length) this.resize(position + data.length);
    this.seen.set(data, position);
    this.#differs(position, position + data.length);
  }

  resize(size: number): void {
    this.#differs(Math.min(size, this.seen.length), Math.max(size, this.seen.length));
    this.seen = resized(this.seen, size);
  }

  sync(): void {
    this.kept = resized(this.kept, this.seen.length);
    for (const block of this.unsynced) copyBlock(this.seen, this.kept, block);
    this.unsynced.clear();
  }

  /** What is left after a cut: all that was synced, and those unsynced blocks that happened to be written already. */
  afterCut(happensToSurvive: () => boolean): Buffer {
    const left = Buffer.from(this.kept);
    for (const block of this.unsynced) if (happensToSurvive()) copyBlock(this.seen, left, block);
    return left;
  }

  #differs(start: number, end: number): void {
    for (let block = Math.floor(start / blockBytes); block * blockBytes < end; block += 1)
      this.unsynced.add(block);
  }
}

const resized = (content: Buffer, size: number): Buffer => {
  if (size === content.length) return content;
  const copy = Buffer.alloc(size);
  content.copy(copy);
  return copy;
};

const copyBlock = (from: Buffer, to: Buffer, block: number): void => {
  from.copy(to, block * blockBytes, block * blockBytes, (block + 1) * blockBytes);
};

/**
 * A disk with a cache that a power cut empties. Only what was synced is sure to stay: a file's content, and the name it
 * was made with, by a sync of the file; renamed and removed names by a sync of their directory.
 */
export class Disk {
  readonly #base: string;
  readonly #root: string;
  readonly #seen = new Map<string, File | null>();
  readonly #kept = new Map<string, File | null>();
  readonly #renamed = new Set<string>();
  readonly #open = new Map<number, { path: string; file: File | null }>();

  /** `base` holds a copy of what was in `root`, and on the disk, before the first step. */
  constructor(base: string, root: string) {
    this.#base = base;
    this.#root = root;
  }

  apply(step: Step): void {
    switch (step.step) {
      case 'create':
        if (!this.#file(step.path)) this.#seen.set(step.path, new File(Buffer.alloc(0)));
        return;
      case 'open':
        this.#open.set(step.fd, { path: step.path, file: this.#file(step.path) });
        return;
      case 'write':
        this.#open.get(step.fd)?.file?.write(step.position, step.data);
        return;
      case 'truncate':
        this.#file(step.path)?.resize(step.size);
        return;
      case 'truncate-open':
        this.#open.get(step.fd)?.file?.resize(step.size);
        return;
      case 'rename':
        this.#seen.set(step.to, this.#file(step.from));
        this.#seen.set(step.from, null);
        this.#renamed.add(step.to);
        return;
      case 'remove':
        this.#seen.set(step.path, null);
        return;
      case 'sync':
        this.#sync(step.fd);
        return;
      case 'acknowledge':
        return;
    }
  }

  /** Writes what is left after a power cut to a new directory. */
  cut(target: string, happensToSurvive: () => boolean): void {
    cpSync(this.#base, target, { recursive: true });
    for (const [path, file] of this.#kept) {
      const place = this.#placeIn(target, path);
      rmSync(place, { force: true });
      if (!file) continue;
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, file.afterCut(happensToSurvive));
    }
  }

  #sync(fd: number): void {
    const opened = this.#open.get(fd);
    if (!opened) return;
    opened.file?.sync();
    for (const [path, file] of this.#seen) {
      const keptByFile = file !== null && file === opened.file && !this.#renamed.has(path);
      const keptByDirectory = dirname(path) === opened.path;
      if (!keptByFile && !keptByDirectory) continue;
      this.#kept.set(path, file);
      this.#renamed.delete(path);
    }
  }

  /** Files of the base are looked at when first touched; they are on the disk. Directories are null. */
  #file(path: string): File | null {
    const known = this.#seen.get(path);
    if (known !== undefined) return known;
    const place = this.#placeIn(this.#base, path);
    const file = existsSync(place) ? fileAt(place) : null;
    if (file) {
      this.#seen.set(path, file);
      this.#kept.set(path, file);
    }
    return file;
  }

  #placeIn(directory: string, path: string): string {
    return resolve(directory, relative(this.#root, path));
  }
}

const fileAt = (place: string): File | null => {
  try {
    return new File(readFileSync(place));
  } catch (error) {
    if ((error as { code?: string }).code === 'EISDIR') return null;
    throw error;
  }
};
