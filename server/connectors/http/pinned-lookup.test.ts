import { describe, expect, it } from 'vitest';
import { ForbiddenAddress, pinnedLookup } from './pinned-lookup.ts';

type Found = { address: string; family: number }[];

const resolved = (found: Found, all: boolean, allowPrivate = false): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const lookup = pinnedLookup(allowPrivate, (_hostname, _options, callback) => callback(null, found));
    lookup('desk.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });

describe('check 32: a name is resolved and pinned in one step', () => {
  const good = { address: '1.1.1.1', family: 4 };

  it('hands the socket the addresses that were checked', async () => {
    await expect(resolved([good], true)).resolves.toEqual([good]);
    await expect(resolved([good], false)).resolves.toBe('1.1.1.1');
  });

  it.each(['127.0.0.1', '10.0.0.8', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1'])(
    'refuses a name that leads to %s, even beside a public address',
    async address => {
      const family = address.includes(':') ? 6 : 4;
      await expect(resolved([good, { address, family }], true)).rejects.toBeInstanceOf(ForbiddenAddress);
      await expect(resolved([{ address, family }], false)).rejects.toBeInstanceOf(ForbiddenAddress);
    },
  );

  it('refuses a name that leads to a metadata service even where private addresses are allowed', async () => {
    const own = { address: '10.0.0.8', family: 4 };
    await expect(resolved([own], true, true)).resolves.toEqual([own]);
    const metadata = { address: '169.254.169.254', family: 4 };
    await expect(resolved([own, metadata], true, true)).rejects.toBeInstanceOf(ForbiddenAddress);
  });

  it('checks again for every connection, so a name that changes its mind gains nothing', async () => {
    const answers: Found[] = [[good], [{ address: '127.0.0.1', family: 4 }]];
    const lookup = pinnedLookup(false, (_hostname, _options, callback) =>
      callback(null, answers.shift() ?? []),
    );
    const connect = () =>
      new Promise((resolve, reject) =>
        lookup('desk.example', { all: true }, (error, found) => (error ? reject(error) : resolve(found))),
      );
    await expect(connect()).resolves.toEqual([good]);
    await expect(connect()).rejects.toBeInstanceOf(ForbiddenAddress);
  });

  it('refuses a name without any address', async () => {
    await expect(resolved([], true)).rejects.toThrow('no address');
  });
});
