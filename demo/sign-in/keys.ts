import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const keysSchema = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) }),
  cookieKeys: z.array(z.string()).min(1),
});
export type SignInKeys = z.infer<typeof keysSchema>;

const newKeys = async (): Promise<SignInKeys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    jwks: {
      keys: [{ ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }],
    },
    cookieKeys: [randomBytes(32).toString('base64url')],
  };
};

const stored = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The provider's own keys: from the file, made at the first start and readable by its owner only. */
export const signInKeys = async (file: string | undefined): Promise<SignInKeys> => {
  if (!file) return newKeys();
  const text = await stored(file);
  if (text !== null) return keysSchema.parse(JSON.parse(text));
  const keys = await newKeys();
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(keys), { mode: 0o600, flush: true });
  await rename(unfinished, file);
  return keys;
};
