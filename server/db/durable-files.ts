import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** The parts of Emscripten that are used here. They are internal, so the library's version is pinned exactly. */
interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number; node: { mode: number } }) => number } };
  FS: { isDir(mode: number): boolean; ErrnoError: new (errno: number) => Error };
}

/** WASI's number for EIO. PostgreSQL stops itself when a sync fails, as it must. */
const inputOutputError = 29;

/**
 * A directory for the embedded PostgreSQL in which `fsync` works. As shipped it succeeds without doing anything, so that
 * a power cut loses acknowledged commits. Works only together with `durableStart`.
 */
export class DurableFiles extends NodeFS {
  #syncs = 0;

  /** How many files and directories were synced so far. */
  get syncs(): number {
    return this.#syncs;
  }

  override async init(pg: PGlite, options: EmscriptenOptions) {
    const { emscriptenOpts } = await super.init(pg, options);
    const addSync = (module: unknown) => this.#addSync(module as EmscriptenModule);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }

  #addSync({ NODEFS, FS }: EmscriptenModule): void {
    NODEFS.stream_ops.fsync = stream => {
      try {
        if (FS.isDir(stream.node.mode)) fsyncSync(stream.nfd);
        else fdatasyncSync(stream.nfd);
      } catch {
        throw new FS.ErrnoError(inputOutputError);
      }
      this.#syncs += 1;
      return 0;
    };
  }
}

/** Syncs every file and directory under `directory`, and then itself. */
export const syncTree = (directory: string): void => {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(directory);
};

/** Makes the disk keep one file's content, or one directory's list of names. */
export const syncPath = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
