import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A screen that nobody sees, for pictures of whole windows with the docked panel. */
export interface Display {
  name: string;
  /** Saves the whole screen as a PNG. */
  picture(file: string): Promise<void>;
  close(): void;
}

const size = '1440x900';

const has = async (program: string): Promise<boolean> =>
  run('sh', ['-c', `command -v ${program}`]).then(
    () => true,
    () => false,
  );

const freeNumber = (): number => {
  let number = 90;
  while (existsSync(`/tmp/.X11-unix/X${number}`)) number++;
  return number;
};

/** Opens a screen, or gives null where Xvfb or ImageMagick is not installed: the tour then has no docked pictures. */
export const openDisplay = async (): Promise<Display | null> => {
  if (!(await has('Xvfb')) || !(await has('import'))) return null;
  const number = freeNumber();
  const name = `:${number}`;
  const server = spawn('Xvfb', [name, '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], { stdio: 'ignore' });
  for (let attempt = 0; !existsSync(`/tmp/.X11-unix/X${number}`); attempt++) {
    if (attempt > 100 || server.exitCode !== null) return null;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return {
    name,
    picture: async file => {
      await run('import', ['-display', name, '-window', 'root', file]);
    },
    close: () => void server.kill(),
  };
};
