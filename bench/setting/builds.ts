import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuiltExtension, buildExtension } from '../../test/build-extension.ts';

/** Builds the bare extension with the build of the real one. */
export const buildBare = (): Promise<BuiltExtension> =>
  buildExtension({ source: fileURLToPath(new URL('../bare-extension', import.meta.url)) });

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
