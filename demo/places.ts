import { fileURLToPath } from 'node:url';
import { demoAddresses } from '../lib/contract/extension.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where the demo keeps its data; `npm run reset` removes this folder and nothing else. */
export const demoFolder = inProject('.data/demo');
/** The development build of the extension. */
export const extensionFolder = inProject('.output/chrome-mv3-dev');
/** Profile of the browser that `npm start` opens. */
export const profileFolder = inProject('.data/browser');

export const demoPorts = {
  backend: Number(new URL(demoAddresses.backend).port),
  signIn: Number(new URL(demoAddresses.issuer).port),
  desk: 4822,
  requestTracker: 4823,
};
