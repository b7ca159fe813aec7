import type { Page } from 'playwright';

/** The tokens that the extension in this browser keeps. */
export const keptTokens = (page: Page): Promise<{ access: string; refresh: string }> =>
  page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: {
          session: { get(key: string): Promise<{ tokens: { access: string; refresh: string } }> };
        };
      };
    };
    return (await chrome.storage.session.get('tokens')).tokens;
  });

/** The status of a GET with this token and a proof of the key that the extension keeps, made inside its own page. */
export const askWithOwnKey = (page: Page, address: string, token: string): Promise<number> =>
  page.evaluate(
    async ({ address: htu, token: access }) => {
      const encode = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
        btoa(String.fromCharCode(...new Uint8Array(bytes)))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '');
      const bytes = (text: string) => new TextEncoder().encode(text);
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open('countersign-key'));
      const rows = await settled(database.transaction('keys').objectStore('keys').getAll());
      database.close();
      const { privateKey, publicKey } = rows[0].pair as CryptoKeyPair;
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
      const ath = encode(await crypto.subtle.digest('SHA-256', bytes(access)));
      const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
      const iat = Math.floor(Date.now() / 1000);
      const claims = { htm: 'GET', htu, ath, iat, jti: crypto.randomUUID() };
      const parts = [header, claims].map(part => encode(bytes(JSON.stringify(part)))).join('.');
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
      const signature = encode(await crypto.subtle.sign(algorithm, privateKey, bytes(parts)));
      const headers = { authorization: `DPoP ${access}`, dpop: `${parts}.${signature}` };
      return (await fetch(htu, { headers })).status;
    },
    { address, token },
  );

/** How reading out the private half of the key ends that the extension keeps: by its own page, which may do the most. */
export const readOutOwnKey = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const open = indexedDB.open('countersign-key');
    const rows = await new Promise<{ pair: CryptoKeyPair }[]>((resolve, reject) => {
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction('keys').objectStore('keys').getAll();
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error);
      };
    });
    open.result.close();
    const tries = rows.flatMap(({ pair }) =>
      (['jwk', 'pkcs8'] as const).map(format =>
        crypto.subtle.exportKey(format as 'jwk', pair.privateKey).then(
          () => 'read',
          (error: Error) => error.name,
        ),
      ),
    );
    return Promise.all(tries);
  });
