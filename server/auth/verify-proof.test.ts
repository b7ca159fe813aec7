import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { aProof } from '../../test/builders/a-proof.ts';
import { proofVerifier } from './verify-proof.ts';

test('a proof from a clock that is ahead is good once, up to the last moment at which it is good at all', async () => {
  const pair = await generateKeyPair('ES256');
  const thumbprint = await calculateJwkThumbprint(await exportJWK(pair.publicKey));
  const asked = { token: 'a-token', method: 'GET', address: 'https://countersign.example/v1/me' };
  let timeMs = 1_800_000_000_000;
  const verify = proofVerifier(() => timeMs);
  const iat = timeMs / 1000 + 60;
  const proof = await aProof(pair, asked, { claims: { iat } });
  await verify(proof, { ...asked, thumbprint });
  timeMs += 120_000;
  await verify(await aProof(pair, asked, { claims: { iat } }), { ...asked, thumbprint });
  await expect(verify(proof, { ...asked, thumbprint })).rejects.toMatchObject({
    refusal: 'invalid_dpop_proof',
  });
  timeMs += 1;
  await expect(verify(proof, { ...asked, thumbprint })).rejects.toMatchObject({ refusal: 'use_dpop_nonce' });
});
