import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  expiresAtMs: number;
}

/**
 * Keeps sessions, codes and tokens of one provider in memory: a restart signs everyone out. Returns the factory that
 * the provider asks for one adapter per kind of thing.
 */
export const memoryAdapters = (): ((kind: string) => Adapter) => {
  const kept = new Map<string, Kept>();

  const find = async (key: string): Promise<AdapterPayload | undefined> => {
    const found = kept.get(key);
    if (found && found.expiresAtMs > Date.now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const findWhere = async (kind: string, field: 'uid' | 'userCode', value: string) => {
    for (const [key, { payload }] of kept)
      if (key.startsWith(`${kind}:`) && payload[field] === value) return find(key);
    return undefined;
  };

  return kind => ({
    upsert: async (id, payload, expiresIn) => {
      for (const [key, { expiresAtMs: end }] of kept) if (end <= Date.now()) kept.delete(key);
      const expiresAtMs = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
      kept.set(`${kind}:${id}`, { payload, expiresAtMs });
    },
    find: id => find(`${kind}:${id}`),
    findByUid: uid => findWhere(kind, 'uid', uid),
    findByUserCode: code => findWhere(kind, 'userCode', code),
    consume: async id => {
      const found = kept.get(`${kind}:${id}`);
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async id => {
      kept.delete(`${kind}:${id}`);
    },
    revokeByGrantId: async grantId => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
};
