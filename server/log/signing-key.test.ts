import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseVerifier, verifySignature } from '../../audit/note.ts';
import { openSigningKey } from './signing-key.ts';

describe('the log’s signing key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, readable by its owner only, and is the same at the next start', async () => {
    const first = await openSigningKey('log.example', folder);
    const again = await openSigningKey('log.example', folder);
    expect(again.verifier).toBe(first.verifier);
    expect((await stat(join(folder, 'log-key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('publishes its public half, with which the independent checker verifies what it signs', async () => {
    const key = await openSigningKey('log.example', folder);
    const verifier = parseVerifier(await readFile(join(folder, 'log-key.pub'), 'utf8'));
    const message = Buffer.from('a message');
    expect(verifySignature(verifier, message, key.sign(message))).toBe(true);
    expect(verifySignature(verifier, Buffer.from('another'), key.sign(message))).toBe(false);
  });

  it('is refused while other accounts can read it', async () => {
    await openSigningKey('log.example', folder);
    await chmod(join(folder, 'log-key.pem'), 0o640);
    await expect(openSigningKey('log.example', folder)).rejects.toThrow(/chmod 600/);
  });

  it('may be given as text, and is then not written to the disk', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await openSigningKey('log.example', folder, pem);
    await expect(stat(join(folder, 'log-key.pem'))).rejects.toThrow();
    expect(await readFile(join(folder, 'log-key.pub'), 'utf8')).not.toContain('PRIVATE');
  });

  it.each([
    ['a key of another kind', 'log.example', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['a name with a space', 'log example', generateKeyPairSync('ed25519')],
    ['a name with a plus sign', 'log+example', generateKeyPairSync('ed25519')],
    ['a name with a line end', 'log\nexample', generateKeyPairSync('ed25519')],
  ])('refuses %s', async (_what, name, { privateKey }) => {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await expect(openSigningKey(name, folder, pem)).rejects.toMatchObject({ name: 'Fault' });
  });

  it('refuses text that is no key, without quoting it', async () => {
    const attempt = openSigningKey('log.example', folder, 'not-a-key');
    await expect(attempt).rejects.toMatchObject({
      name: 'Fault',
      public: expect.not.stringContaining('not-a-key'),
    });
  });
});
