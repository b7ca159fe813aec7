import { isIP } from 'node:net';
import { isPublicAddress } from './address.ts';

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/**
 * What is wrong with a connector's base address, in words; null when it may be used. An address must be written the one
 * plain way: `https://2130706433/` or `https://0x7f.1/` would otherwise be 127.0.0.1 in disguise.
 */
export const objectionToBaseUrl = (text: string, allowPrivate: boolean): string | null => {
  if (!URL.canParse(text)) return 'is not a web address';
  const url = new URL(text);
  if (url.href !== text && url.href !== `${text}/`) return `must be written as ${url.origin}${url.pathname}`;
  if (url.search || url.hash || url.username || url.password)
    return 'must have no query, fragment or sign-in';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'must start with https://';
  if (allowPrivate) return null;
  if (url.hostname.endsWith('.') || url.hostname.endsWith('localhost')) return 'must name a public host';
  if (isIP(bareHost(url)) && !isPublicAddress(bareHost(url))) return 'must not be a private address';
  return null;
};
