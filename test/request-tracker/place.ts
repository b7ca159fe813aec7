import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteConfig } from './site-config.ts';

/** A folder that one Request Tracker keeps everything in, and the environment that makes its programs use it. */
export interface Place {
  dir: string;
  database: string;
  env: NodeJS.ProcessEnv;
}

export const preparePlace = async (parent: string, port: number): Promise<Place> => {
  const dir = await mkdtemp(join(parent, 'request-tracker-'));
  for (const name of ['var', 'mason', 'sessions', 'no-more-config']) await mkdir(join(dir, name));
  const config = join(dir, 'site-config.pm');
  await writeFile(config, siteConfig({ dir, port }));
  return {
    dir,
    database: join(dir, 'rt.db'),
    env: { ...process.env, RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: join(dir, 'no-more-config') },
  };
};
