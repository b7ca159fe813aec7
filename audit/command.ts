import { readFile } from 'node:fs/promises';
import { CannotCheck, parseRequest, type Request } from './arguments.ts';
import { parseBundle } from './bundle.ts';
import { checkBundle } from './check-bundle.ts';
import { checkStore } from './check-store.ts';
import { splitNotes } from './checkpoints.ts';
import { parseVerifier, UnreadableKey, type Verifier } from './note.ts';

/** 0: all verified; 1: something was found; 2: it could not be checked. */
export type ExitCode = 0 | 1 | 2;

type Print = (line: string) => void;
type StoreRequest = Extract<Request, { target: unknown }>;
type BundleRequest = Extract<Request, { bundle: string }>;

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CannotCheck(`The file ${file} cannot be read.`, { cause: error });
  }
};

const readOutside = async (file: string | null): Promise<string[]> =>
  file === null ? [] : splitNotes(await read(file));

const printKey = (print: Print, { name, id }: Verifier, from: string): void =>
  print(`key: ${name}+${id}, from ${from}`);

const storeCommand = async ({ target, key, checkpoints }: StoreRequest, print: Print): Promise<ExitCode> => {
  const verifier = parseVerifier(await read(key));
  printKey(print, verifier, key);
  const outside = await readOutside(checkpoints);
  print(
    checkpoints === null
      ? 'outside checkpoints: none given; a log cut or rewritten together with its own checkpoints would go unnoticed'
      : `outside checkpoints: ${outside.length}, from ${checkpoints}`,
  );
  const report = await checkStore(target, outside, verifier);
  if (report.erased > 0) print(`${count(report.erased, 'event')} erased: their place in the log is proven`);
  if (report.unsigned > 0) print(`${count(report.unsigned, 'event')} not covered by a checkpoint yet`);
  for (const { sentence } of report.findings) print(`FOUND  ${sentence}`);
  const events = count(report.events, 'event');
  const signed = count(report.checkpoints, 'checkpoint');
  if (report.findings.length === 0) print(`${events}, ${signed}, all verified`);
  else print(`${events}, ${signed}, ${count(report.findings.length, 'finding')}: keep the store as it is`);
  return report.findings.length === 0 ? 0 : 1;
};

const bundleCommand = async (
  { bundle, key, checkpoints }: BundleRequest,
  print: Print,
): Promise<ExitCode> => {
  const parsed = parseBundle(await read(bundle));
  const verifier = parseVerifier(key === null ? parsed.evidence.log.verifier : await read(key));
  printKey(print, verifier, key ?? 'the bundle itself: compare it with the key you know');
  const { verified, found, unchecked } = checkBundle(parsed, verifier, await readOutside(checkpoints));
  for (const what of verified) print(`verified     ${what}`);
  for (const what of unchecked) print(`not checked  ${what}`);
  for (const what of found) print(`FOUND        ${what}`);
  print(
    found.length === 0 ? 'bundle verified' : `${count(found.length, 'finding')}: do not rely on this bundle`,
  );
  return found.length === 0 ? 0 : 1;
};

/** Runs the checker as the command line asks. */
export const runCommand = async (args: string[], print: Print): Promise<ExitCode> => {
  try {
    const request = parseRequest(args);
    return await ('bundle' in request ? bundleCommand(request, print) : storeCommand(request, print));
  } catch (error) {
    if (!(error instanceof CannotCheck) && !(error instanceof UnreadableKey)) throw error;
    print(error.message);
    return 2;
  }
};
