import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuiltExtension, buildExtension } from '../../test/build-extension.ts';
import type { Defer } from './open-for.ts';

type BuildOptions = Parameters<typeof buildExtension>[0];

/** Builds Countersign's extension. */
export const buildOurs = async (defer: Defer, options?: BuildOptions): Promise<BuiltExtension> => {
  const built = await buildExtension(options);
  defer(() => built[Symbol.asyncDispose]());
  return built;
};

/** Builds the bare extension with the build of the real one. */
export const buildBare = (defer: Defer): Promise<BuiltExtension> =>
  buildOurs(defer, { source: fileURLToPath(new URL('../bare-extension', import.meta.url)) });

const fileOf = ({ files }: BuiltExtension, name: string): Buffer => {
  const content = files.get(name);
  if (!content) throw new Error(`the build has no ${name}`);
  return content;
};

export const bytesOf = (built: BuiltExtension, name: string): number => fileOf(built, name).byteLength;

export const compressedBytes = (built: BuiltExtension, name: string): number =>
  gzipSync(fileOf(built, name)).byteLength;

/** The scripts that a page names itself, which the browser loads before it can show anything. */
const firstScripts = (built: BuiltExtension, page: string): string[] => {
  const html = String(fileOf(built, page));
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name = '']) => name);
};

/** What a page has to load before it can show anything, compressed, in bytes. */
export const firstScriptBytes = (built: BuiltExtension, page: string): number =>
  firstScripts(built, page).reduce((total, name) => total + compressedBytes(built, name), 0);
