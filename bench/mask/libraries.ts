import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Ledger } from '../../lib/core/mask/ledger.ts';
import { maskText } from '../../lib/core/mask/mask-text.ts';
import { maskTable } from '../../lib/core/mask/table/mask-table.ts';

/** A way to mask a text, and the words that it puts in place of values. */
export interface Library {
  name: string;
  mask(text: string): string | Promise<string>;
  placeholders: RegExp;
}

const folder = fileURLToPath(new URL('peers/', import.meta.url));

/** The peers have a package of their own, so that none of what they need is in the project's. */
const install = async (): Promise<void> => {
  if (existsSync(`${folder}node_modules`)) return;
  console.error('Installing the peers, once');
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
};

/** What is used of a peer is declared by the caller: the peers are not among the project's packages. */
const load = async <T>(name: string): Promise<T> => {
  const found = createRequire(`${folder}package.json`).resolve(name);
  return (await import(pathToFileURL(found).href)) as T;
};

const capitals = /\b[A-Z]+(?:_[A-Z]+)+\b|\bDIGITS\b|\bCREDENTIALS\b/g;

const redactPii = async (): Promise<Library> => {
  type Redactor = new (options: object) => { redact(text: string): string };
  const { SyncRedactor } = await load<{ SyncRedactor: Redactor }>('redact-pii');
  // As it comes, without what is not in the set.
  const left = ['names', 'streetAddress', 'zipcode', 'url', 'username'];
  const off = Object.fromEntries(left.map(kind => [kind, { enabled: false }]));
  const redactor = new SyncRedactor({ builtInRedactors: off });
  return { name: 'redact-pii 3.4.0', mask: text => redactor.redact(text), placeholders: capitals };
};

const redactpiiNode = async (): Promise<Library> => {
  type Redactor = new (options: object) => { redact(text: string): string };
  const { Redactor } = await load<{ Redactor: Redactor }>('@redactpii/node');
  const redactor = new Redactor({
    rules: { CREDIT_CARD: true, EMAIL: true, NAME: false, PHONE: true, SSN: true },
  });
  return { name: '@redactpii/node 1.0.17', mask: text => redactor.redact(text), placeholders: capitals };
};

const openRedaction = async (): Promise<Library> => {
  type Shield = new (options: object) => { detect(text: string): Promise<{ redacted: string }> };
  const { OpenRedaction } = await load<{ OpenRedaction: Shield }>('@openredaction/core');
  const shield = new OpenRedaction({ includeNames: false, includeAddresses: false });
  return {
    name: '@openredaction/core 1.1.5',
    mask: async text => (await shield.detect(text)).redacted,
    placeholders: /\[[A-Z_0-9]+\]/g,
  };
};

export const ours: Library = {
  name: 'Countersign',
  mask: text => maskText(text, maskTable, new Ledger(text), Number.POSITIVE_INFINITY).text,
  placeholders: /\[[^[\]]+\]/g,
};

/** Three packages for the same task, installed when they are asked for first. */
export const peers = async (): Promise<Library[]> => {
  await install();
  return Promise.all([redactPii(), redactpiiNode(), openRedaction()]);
};
