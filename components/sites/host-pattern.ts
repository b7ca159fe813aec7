/** The host of an address that somebody typed or pasted, as a policy names it; null where it is none. */
export const hostPattern = (text: string): string | null => {
  const trimmed = text.trim().replace(/\/\*$/, '/');
  const address = URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!address || !/^https?:$/.test(address.protocol) || address.hostname === '' || trimmed === '')
    return null;
  return address.hostname.includes('*') ? null : `${address.origin}/*`;
};
