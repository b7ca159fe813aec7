import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { newKeyPair } from '../api/proof-key.ts';
import { openProofKeys, type ProofKeys } from './proof-keys.ts';

const thumbprint = 'the-thumbprint';

let name: string;
let keys: ProofKeys;
beforeEach(() => {
  name = `keys-${crypto.randomUUID()}`;
  keys = openProofKeys(name);
});

const rowsOnDisk = async (): Promise<unknown[]> => {
  const database = await new Dexie(name).open();
  const rows = await database.table('keys').toArray();
  database.close();
  return rows;
};

const signs = async ({ privateKey, publicKey }: CryptoKeyPair): Promise<boolean> => {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const text = new TextEncoder().encode('a text');
  return crypto.subtle.verify(
    algorithm,
    publicKey,
    await crypto.subtle.sign(algorithm, privateKey, text),
    text,
  );
};

describe('the key of a sign-in', () => {
  it('can sign for a revived worker, and nobody can read it out', async () => {
    await keys.keep(thumbprint, await newKeyPair());
    const found = await openProofKeys(name).find(thumbprint);
    if (!found) throw new Error('the key is gone');
    expect(await signs(found)).toBe(true);
    expect(found.privateKey.extractable).toBe(false);
    for (const format of ['jwk', 'pkcs8'] as const)
      await expect(crypto.subtle.exportKey(format, found.privateKey)).rejects.toThrow();
  });

  it('stands nowhere as text', async () => {
    await keys.keep(thumbprint, await newKeyPair());
    const [row] = await rowsOnDisk();
    expect(JSON.parse(JSON.stringify(row))).toEqual({ thumbprint, pair: { privateKey: {}, publicKey: {} } });
  });

  it('is found by its own thumbprint only', async () => {
    await keys.keep(thumbprint, await newKeyPair());
    expect(await keys.find('another')).toBeNull();
  });

  it('replaces the one before', async () => {
    await keys.keep('the-one-before', await newKeyPair());
    await keys.keep(thumbprint, await newKeyPair());
    expect(await keys.find('the-one-before')).toBeNull();
    expect(await rowsOnDisk()).toHaveLength(1);
  });

  it('is gone once forgotten', async () => {
    await keys.keep(thumbprint, await newKeyPair());
    await keys.forget();
    expect(await rowsOnDisk()).toEqual([]);
  });
});
