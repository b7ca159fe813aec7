/** What an encrypted draft is bound to: changed in any part, it cannot be opened. */
export interface DraftBinding {
  recordKey: string;
  sub: string;
  runId: string;
  expiresAtMs: number;
}

const bound = ({ recordKey, sub, runId, expiresAtMs }: DraftBinding): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify([recordKey, sub, runId, expiresAtMs]));

/** 256 fresh bits, as bytes that survive `storage.session`. Each is used for one encryption only. */
export const newSecret = (): number[] => [...crypto.getRandomValues(new Uint8Array(32))];

export const seal = async (secret: number[], binding: DraftBinding, text: string): Promise<SealedText> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(binding) };
  const sealed = await crypto.subtle.encrypt(
    algorithm,
    await keyFrom(secret, 'encrypt'),
    new TextEncoder().encode(text),
  );
  return { iv, sealed: new Uint8Array(sealed) };
};

export interface SealedText {
  iv: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
}

/** The text, or null when the secret, the binding or the bytes are not the ones it was sealed with. */
export const open = async (
  secret: number[],
  binding: DraftBinding,
  { iv, sealed }: SealedText,
): Promise<string | null> => {
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(binding) };
  const key = await keyFrom(secret, 'decrypt');
  const text = await crypto.subtle.decrypt(algorithm, key, sealed).catch(() => null);
  return text && new TextDecoder().decode(text);
};

const keyFrom = (secret: number[], usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(secret), 'AES-GCM', false, [usage]);
