import { isIP } from 'node:net';
import { mayReach } from './address.ts';

/** Clouds answer these with a machine's own credentials. Their addresses are refused too, once they are resolved. */
const metadataNames = [
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
];

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const objectionToHost = (host: string, allowPrivate: boolean): string | null => {
  if (isIP(host)) {
    if (mayReach(host, allowPrivate)) return null;
    return allowPrivate ? 'must not be a link-local or metadata address' : 'must not be a private address';
  }
  if (metadataNames.includes(host.replace(/\.$/, ''))) return 'must not be a metadata service';
  if (!allowPrivate && (host.endsWith('.') || host.endsWith('localhost'))) return 'must name a public host';
  return null;
};

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
  return objectionToHost(bareHost(url), allowPrivate);
};
