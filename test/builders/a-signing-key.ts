import { generateKeyPairSync } from 'node:crypto';
import { type SigningKey, signingKey } from '../../server/log/signing-key.ts';

/** A fresh key for the log of a test. */
export const aSigningKey = (name = 'log.example'): SigningKey => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signingKey(name, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
};
