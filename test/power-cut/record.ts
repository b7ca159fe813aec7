import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import type { Step } from './journal.ts';

/** Records every change that this process makes to files under `directory`, from now on. */
export const recordChanges = (directory: string): Step[] => {
  const steps: Step[] = [];
  const open = new Set<number>();
  const inside = (path: unknown): path is string => resolve(String(path)).startsWith(directory);

  after('openSync', (fd, path, flags) => {
    open.delete(Number(fd));
    if (!inside(path)) return;
    open.add(Number(fd));
    const bits = typeof flags === 'number' ? flags : 0;
    if (bits & fs.constants.O_CREAT) steps.push({ step: 'create', path });
    steps.push({ step: 'open', fd: Number(fd), path });
    if (bits & fs.constants.O_TRUNC) steps.push({ step: 'truncate-open', fd: Number(fd), size: 0 });
  });
  after('writeFileSync', (_done, path) => {
    if (inside(path)) steps.push({ step: 'create', path }, { step: 'truncate', path, size: 0 });
  });
  after('writeSync', (written, fd, buffer, offset, _length, position) => {
    if (!open.has(Number(fd))) return;
    const start = Number(offset);
    const data = Uint8Array.from((buffer as Uint8Array).subarray(start, start + Number(written)));
    steps.push({ step: 'write', fd: Number(fd), position: Number(position), data });
  });
  after('truncateSync', (_done, path, size) => {
    if (inside(path)) steps.push({ step: 'truncate', path, size: Number(size) });
  });
  after('ftruncateSync', (_done, fd, size) => {
    if (open.has(Number(fd))) steps.push({ step: 'truncate-open', fd: Number(fd), size: Number(size) });
  });
  after('renameSync', (_done, from, to) => {
    if (inside(from)) steps.push({ step: 'rename', from, to: String(to) });
  });
  after('unlinkSync', (_done, path) => {
    if (inside(path)) steps.push({ step: 'remove', path });
  });
  for (const sync of ['fsyncSync', 'fdatasyncSync'] as const)
    after(sync, (_done, fd) => {
      if (open.has(Number(fd))) steps.push({ step: 'sync', fd: Number(fd) });
    });
  syncBuiltinESMExports();
  return steps;
};

type Changing =
  | 'openSync'
  | 'writeFileSync'
  | 'writeSync'
  | 'truncateSync'
  | 'ftruncateSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'fsyncSync'
  | 'fdatasyncSync';

const after = (name: Changing, told: (result: unknown, ...parameters: unknown[]) => void): void => {
  const original = fs[name] as (...parameters: unknown[]) => unknown;
  const recorded = (...parameters: unknown[]) => {
    const result = original(...parameters);
    told(result, ...parameters);
    return result;
  };
  Object.assign(fs, { [name]: recorded });
};
