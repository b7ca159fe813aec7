import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../lib/core/fault.ts';

/** The Ed25519 key that signs checkpoints and evidence. The private half never leaves this object. */
export interface SigningKey {
  /** The log's name: the origin line of its checkpoints and the name on its signatures. */
  readonly name: string;
  /** The first 4 bytes that C2SP signed-note puts before a signature. */
  readonly id: Buffer;
  /** The public half as C2SP writes it: `name+id+key`. Safe to publish. */
  readonly verifier: string;
  sign(message: Buffer): Buffer;
}

/** C2SP's number for Ed25519. */
const ed25519 = Buffer.of(1);

const rawPublicKey = (key: KeyObject): Buffer => {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
};

/** Takes an Ed25519 private key as PKCS #8 PEM. Faults `internal` on any other key or on a name C2SP forbids. */
export const signingKey = (name: string, pem: string): SigningKey => {
  if (!/^[^\s+]{1,200}$/.test(name))
    throw new Fault('internal', 'The log’s name must hold no space and no plus sign.');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new Fault(
      'internal',
      'The log’s signing key cannot be read; it must be a private key in PEM form.',
      { cause },
    );
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Fault('internal', 'The log’s signing key must be an Ed25519 key.');
  const material = Buffer.concat([ed25519, rawPublicKey(key)]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest().subarray(0, 4);
  return {
    name,
    id,
    verifier: `${name}+${id.toString('hex')}+${material.toString('base64')}`,
    sign: message => sign(null, message, key),
  };
};

const writeDurably = async (file: string, text: string, flags: 'w' | 'wx', mode: number): Promise<void> => {
  const handle = await open(file, flags, mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const generate = async (file: string): Promise<string> => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  await writeDurably(file, pem, 'wx', 0o600);
  return pem;
};

const refuseOpenFile = async (file: string): Promise<void> => {
  // Windows has no such bits; there the folder's own rights decide.
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if (mode & 0o077)
    throw new Fault('internal', `Other accounts can read the log’s signing key. Run: chmod 600 ${file}`);
};

const readOrGenerate = async (file: string): Promise<string> => {
  try {
    const pem = await readFile(file, 'utf8');
    await refuseOpenFile(file);
    return pem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return generate(file);
  }
};

/**
 * The key kept in `folder` as `log-key.pem`, made there at the first start, or the one given as PEM. Publishes the public
 * half beside it as `log-key.pub`. Faults when other accounts could read the private half.
 */
export const openSigningKey = async (name: string, folder: string, pem?: string): Promise<SigningKey> => {
  const key = signingKey(name, pem ?? (await readOrGenerate(join(folder, 'log-key.pem'))));
  await writeDurably(join(folder, 'log-key.pub'), `${key.verifier}\n`, 'w', 0o644);
  return key;
};
