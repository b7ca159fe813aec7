import { readFileSync } from 'node:fs';
import { Fault } from '../../lib/core/fault.ts';

interface SecretSource {
  id: string;
  tokenEnv?: string | undefined;
  tokenFile?: string | undefined;
}

const readToken = ({ id, tokenEnv, tokenFile }: SecretSource, env: NodeJS.ProcessEnv): string => {
  if (tokenEnv && tokenFile)
    throw new Fault('bad-input', `Connector ${id}: give tokenEnv or tokenFile, not both.`);
  if (tokenEnv) return env[tokenEnv] ?? '';
  if (!tokenFile) throw new Fault('bad-input', `Connector ${id}: give tokenEnv or tokenFile.`);
  try {
    return readFileSync(tokenFile, 'utf8');
  } catch (cause) {
    throw new Fault('bad-input', `Connector ${id}: the file ${tokenFile} cannot be read.`, { cause });
  }
};

/** The connector's token from its environment variable or file. Throws a Fault that names the place, never the token. */
export const tokenOf = (source: SecretSource, env: NodeJS.ProcessEnv): string => {
  const token = readToken(source, env).trim();
  const place = source.tokenEnv
    ? `the environment variable ${source.tokenEnv}`
    : `the file ${source.tokenFile}`;
  if (!token) throw new Fault('bad-input', `Connector ${source.id}: ${place} holds no token.`);
  if (!/^[\x21-\x7e]{1,4096}$/.test(token))
    throw new Fault(
      'bad-input',
      `Connector ${source.id}: the token in ${place} has characters that no token has.`,
    );
  return token;
};
