import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A public key in C2SP's form, `name+id+key`. */
export interface Verifier {
  name: string;
  /** 8 hex digits. */
  id: string;
  key: KeyObject;
}

/** What a checkpoint states once its signature has been verified. */
export interface Statement {
  size: number;
  /** Hex. */
  root: string;
}

export class UnreadableKey extends Error {}

const idOf = (name: string, material: Buffer): string =>
  createHash('sha256').update(`${name}\n`).update(material).digest('hex').slice(0, 8);

/** Throws UnreadableKey unless the text is an Ed25519 key whose id fits its name and bytes. */
export const parseVerifier = (text: string): Verifier => {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(text) ?? [];
  const material = Buffer.from(encoded, 'base64');
  if (material.length !== 33 || material[0] !== 1 || idOf(name, material) !== id)
    throw new UnreadableKey('This is not the public key of a log (name+id+key).');
  const x = material.subarray(1).toString('base64url');
  return { name, id, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
};

export const verifySignature = (verifier: Verifier, message: Buffer, signature: Buffer): boolean =>
  verify(null, message, verifier.key, signature);

const noteForm = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n$/;

/** The statement of a checkpoint, or in words why it proves nothing. */
export const openNote = (note: string, verifier: Verifier): Statement | { problem: string } => {
  const form = noteForm.exec(note);
  if (!form) return { problem: 'is not a checkpoint' };
  const [, text = '', origin, size, root = '', signer, encoded = ''] = form;
  const signed = Buffer.from(encoded, 'base64');
  if (origin !== verifier.name || signer !== verifier.name) return { problem: 'belongs to another log' };
  if (signed.subarray(0, 4).toString('hex') !== verifier.id) return { problem: 'was signed by another key' };
  if (!verifySignature(verifier, Buffer.from(text, 'utf8'), signed.subarray(4)))
    return { problem: 'does not fit its signature: it was edited' };
  return { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
};
