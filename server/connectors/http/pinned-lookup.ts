import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { mayReach } from './address.ts';

export class ForbiddenAddress extends Error {
  constructor(hostname: string, address: string) {
    super(`${hostname} leads to ${address}, which may not be gone to`);
    this.name = 'ForbiddenAddress';
  }
}

export type Resolve = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, found: { address: string; family: number }[]) => void,
) => void;

/**
 * A `lookup` for one connection: the very addresses that were checked are the ones the socket goes to, so a name that
 * answers differently the next time (DNS rebinding) gains nothing. One forbidden address among several refuses the name.
 */
export const pinnedLookup =
  (allowPrivate: boolean, resolve: Resolve = resolveName): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { all: true }, (error, found) => {
      const forbidden = found?.find(({ address }) => !mayReach(address, allowPrivate));
      const [first] = found ?? [];
      if (error) callback(error, '');
      else if (forbidden) callback(new ForbiddenAddress(hostname, forbidden.address), '');
      else if (!first) callback(new Error(`${hostname} has no address`), '');
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
