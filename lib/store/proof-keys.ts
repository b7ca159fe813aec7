import { Dexie, type EntityTable } from 'dexie';

/**
 * The key pair that the tokens of this browser's sign-in are bound to. It is kept as the browser's own key object, from
 * which the private half cannot be read; `storage.session` cannot hold one.
 */
export interface ProofKeys {
  /** Keeps this pair and forgets any other. */
  keep(thumbprint: string, pair: CryptoKeyPair): Promise<void>;
  find(thumbprint: string): Promise<CryptoKeyPair | null>;
  forget(): Promise<void>;
}

interface Row {
  thumbprint: string;
  pair: CryptoKeyPair;
}

export const openProofKeys = (databaseName = 'countersign-key'): ProofKeys => {
  const database = new Dexie(databaseName);
  database.version(1).stores({ keys: 'thumbprint' });
  const rows = database.table('keys') as EntityTable<Row, 'thumbprint'>;
  return {
    keep: (thumbprint, pair) =>
      database.transaction('rw', rows, async () => {
        await rows.clear();
        await rows.add({ thumbprint, pair });
      }),
    find: async thumbprint => (await rows.get(thumbprint))?.pair ?? null,
    forget: () => rows.clear(),
  };
};
