import { rm } from 'node:fs/promises';
import { demoFolder, demoPorts, profileFolder } from './places.ts';

const answers = async (port: number): Promise<boolean> => {
  try {
    await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
};

const running = await Promise.all([demoPorts.backend, demoPorts.signIn, demoPorts.desk].map(answers));

if (running.some(Boolean)) {
  console.error('The demo is running. Stop it with Ctrl-C, then run npm run reset again.');
  process.exitCode = 1;
} else {
  await rm(demoFolder, { recursive: true, force: true });
  await rm(profileFolder, { recursive: true, force: true });
  console.log('The demo’s data is gone. npm start begins anew.');
}
