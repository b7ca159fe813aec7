import { BlockList, isIP } from 'node:net';

/** Special-purpose addresses of the IANA registries: nothing on the public internet answers there. */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/** Parts of 2000::/3 that are special, or that wrap an IPv4 address which could be a private one. */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const subnets = (list: string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const blocks = new BlockList();
  for (const subnet of list) {
    const [net = '', prefix] = subnet.split('/');
    blocks.addSubnet(net, Number(prefix), family);
  }
  return blocks;
};

const refused4 = subnets(special4, 'ipv4');
const refused6 = subnets(special6, 'ipv6');
const global6 = subnets(['2000::/3'], 'ipv6');

/**
 * Whether a text is an IP address of the public internet. Private, loopback,
 * link-local (cloud metadata), shared, multicast and documentation addresses are not, and neither is any IPv6 address
 * outside 2000::/3, which leaves out IPv4-mapped ones and translated ones (64:ff9b::/96).
 */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, 'ipv4');
    case 6:
      return global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
    default:
      return false;
  }
};
