import type { SigningKey } from './signing-key.ts';

/** An in-toto Statement v1: what is said, in `predicate`, about which bytes, in `subject`. */
export interface Statement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: string;
  predicate: Record<string, unknown>;
}

/** A DSSE envelope: the signature covers the payload and its type, so no other kind of text can be passed off as it. */
export type Envelope = {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
};

const payloadType = 'application/vnd.in-toto+json';

export const signStatement = (key: SigningKey, statement: Statement): Envelope => {
  const payload = Buffer.from(JSON.stringify(statement), 'utf8');
  const prefix = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  const signature = key.sign(Buffer.concat([Buffer.from(prefix, 'utf8'), payload]));
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: key.verifier, sig: signature.toString('base64') }],
  };
};
