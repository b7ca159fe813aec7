import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

interface Asked {
  token: string;
  method: string;
  address: string;
}

interface Changes {
  claims?: JWTPayload;
  header?: Partial<JWTHeaderParameters>;
}

/** A proof for one request as the holder of the key makes it; `changes` make it wrong. */
export const aProof = async (
  pair: CryptoKeyPair,
  { token, method, address }: Asked,
  { claims = {}, header = {} }: Changes = {},
): Promise<string> => {
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  const payload = {
    htm: method,
    htu: address,
    ath: createHash('sha256').update(token).digest('base64url'),
    iat: Math.floor(Date.now() / 1000),
    jti: randomUUID(),
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y }, ...header })
    .sign(pair.privateKey);
};

/** What a request carries to be let in. */
export const signedHeaders = async (
  pair: CryptoKeyPair,
  asked: Asked,
): Promise<{ authorization: string; dpop: string }> => ({
  authorization: `DPoP ${asked.token}`,
  dpop: await aProof(pair, asked),
});
