import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoAddresses } from '../lib/contract/extension.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * A second demo can run beside the first: `COUNTERSIGN_DEMO_DATA` names another folder for everything it makes, and
 * `COUNTERSIGN_DEMO_PORT` the first of its three ports.
 */
const { COUNTERSIGN_DEMO_DATA: ownFolder, COUNTERSIGN_DEMO_PORT: ownPort } = process.env;
const dataFolder = ownFolder ?? inProject('.data');
const outputFolder = ownFolder ? join(ownFolder, 'extension') : inProject('.output');

/** Where the demo keeps its data; `npm run reset` removes this folder and the browser's profile, and nothing else. */
export const demoFolder = join(dataFolder, 'demo');
/** Profile of the browser that `npm start` opens. */
export const profileFolder = join(dataFolder, 'browser');
/** The development build of the extension. */
export const extensionFolder = join(outputFolder, 'chrome-mv3-dev');

const firstPort = Number(ownPort ?? new URL(demoAddresses.backend).port);
export const demoPorts = { backend: firstPort, signIn: firstPort + 1, desk: firstPort + 2 };

/** What the build of the demo's extension must know. */
export const buildSettings = {
  COUNTERSIGN_BACKEND: `http://127.0.0.1:${demoPorts.backend}`,
  COUNTERSIGN_ISSUER: `http://127.0.0.1:${demoPorts.signIn}`,
  COUNTERSIGN_OUTPUT: outputFolder,
};
