import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';

/** Where a test desk lives: in memory where the system offers that, for Request Tracker waits for the disk at every step. */
export const scratchFolder = (): string => (existsSync(memory) ? memory : tmpdir());
