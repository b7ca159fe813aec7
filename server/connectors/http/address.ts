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

/** Never the address of a help desk, in nobody's network: links without a router, everybody at once, nobody. */
const nowhere4 = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];
const nowhere6 = ['::/128', 'fe80::/10', 'ff00::/8'];

/** An IPv4 address written within an IPv6 one would pass by the rules for either. */
const disguised = ['::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16'];

/** Where clouds give a machine its own credentials, besides 169.254.169.254. */
const metadata4 = ['100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'];
const metadata6 = ['fd00:ec2::/32', 'fd20:ce::254/128'];

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
const never4 = subnets([...nowhere4, ...metadata4], 'ipv4');
const never6 = subnets([...nowhere6, ...disguised, ...metadata6], 'ipv6');

/**
 * Whether a text is an IP address of the public internet. Private, loopback,
 * link-local (cloud metadata), shared, multicast and documentation addresses are not, and neither is any IPv6 address
 * outside 2000::/3, which leaves out IPv4-mapped ones and translated ones (64:ff9b::/96).
 */
const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, 'ipv4');
    case 6:
      return global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
    default:
      return false;
  }
};

/** No link-local address, no cloud's metadata service, and none in disguise: whatever the configuration says. */
const isReachable = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !never4.check(address, 'ipv4');
    case 6:
      // With a zone it is one of a single link.
      return !address.includes('%') && !never6.check(address, 'ipv6');
    default:
      return false;
  }
};

/**
 * Whether a text is an IP address that a connector may go to: one of the public internet, or any of one's own network
 * where the configuration says so.
 */
export const mayReach = (address: string, allowPrivate: boolean): boolean =>
  isReachable(address) && (allowPrivate || isPublicAddress(address));
