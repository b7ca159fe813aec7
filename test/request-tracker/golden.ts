import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Story, tellStory } from '../../demo/story.ts';
import { initialData, serviceAccount } from './desk.ts';
import type { Installation } from './install.ts';
import { type Place, preparePlace } from './place.ts';
import { scratchFolder } from './scratch.ts';
import { deskPeople, deskTickets } from './story-desk.ts';

/** A filled database, made once and copied for every desk that starts within the hour. */
export interface Golden {
  file: string;
  story: Story;
  token: string;
  password: string;
  ticketIds: Record<string, string>;
}

const hourMs = 3_600_000;
const cache = join(import.meta.dirname, '../../node_modules/.cache/request-tracker');
const seedProgram = join(import.meta.dirname, 'seed.pl');

const exec = promisify(execFile);
const seeded = z.object({ token: z.string(), ids: z.record(z.string(), z.coerce.string()) });
const secrets = seeded.extend({ password: z.string() });

const seed = async (installation: Installation, story: Story, { env }: Place) => {
  const seeding = exec('perl', ['-I', installation.perlLibrary, seedProgram], { env, maxBuffer: 1 << 26 });
  seeding.child.stdin?.end(JSON.stringify({ service: serviceAccount, tickets: deskTickets(story) }));
  return seeded.parse(JSON.parse((await seeding).stdout));
};

const fill = async (installation: Installation, story: Story, place: Place) => {
  const password = randomBytes(12).toString('base64url');
  const rootPassword = join(place.dir, 'root-password');
  const desk = join(place.dir, 'desk.json');
  const setUp = (...args: string[]) =>
    exec(installation.setupDatabase, [...args, '--skip-create'], { env: place.env, maxBuffer: 1 << 26 });
  await writeFile(rootPassword, `${password}\n`);
  await writeFile(desk, initialData(deskPeople(story, password)));
  await setUp('--action', 'init', '--root-password-file', rootPassword);
  await setUp('--action', 'insert', '--datafile', desk);
  return { password, ...(await seed(installation, story, place)) };
};

const keyOf = async (installation: Installation, story: Story): Promise<string> => {
  const { mtimeMs } = await stat(installation.server);
  const data = [
    mtimeMs,
    await readFile(seedProgram, 'utf8'),
    initialData(deskPeople(story, '')),
    deskTickets(story),
  ];
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
};

const removeOld = async (): Promise<void> => {
  for (const name of await readdir(cache)) {
    const { mtimeMs } = await stat(join(cache, name));
    if (Date.now() - mtimeMs > 24 * hourMs) await rm(join(cache, name), { recursive: true, force: true });
  }
};

/** Puts finished files where they are looked for. Another process may have been quicker; its files are just as good. */
const publish = async (database: string, found: object, folder: string): Promise<void> => {
  const beside = await mkdtemp(join(cache, 'new-'));
  await copyFile(database, join(beside, 'rt.db'));
  await writeFile(join(beside, 'secrets.json'), JSON.stringify(found), { mode: 0o600 });
  await rename(beside, folder).catch(async error => {
    await rm(beside, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
};

const make = async (installation: Installation, story: Story, folder: string): Promise<void> => {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await removeOld();
  const place = await preparePlace(scratchFolder(), 0);
  try {
    const found = await fill(installation, story, place);
    await publish(place.database, found, folder);
  } finally {
    await rm(place.dir, { recursive: true, force: true });
  }
};

const present = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  );

/** The story of this hour in a Request Tracker database, made in some seconds the first time it is asked for. */
export const goldenDesk = async (installation: Installation): Promise<Golden> => {
  const story = tellStory(new Date(Math.floor(Date.now() / hourMs) * hourMs));
  const folder = join(cache, await keyOf(installation, story));
  if (!(await present(folder))) await make(installation, story, folder);
  const { token, password, ids } = secrets.parse(
    JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')),
  );
  return { file: join(folder, 'rt.db'), story, token, password, ticketIds: ids };
};
