import { describe, expect, it } from 'vitest';
import { mayReach } from './address.ts';

describe('check 32: which addresses count as public', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
  ])('%s does not', address => {
    expect(mayReach(address, false)).toBe(false);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.128.0.1',
    '172.32.0.1',
    '193.0.6.139',
    '2001:67c:2e8::1',
    '2a00:1450::1',
  ])('%s does', address => {
    expect(mayReach(address, false)).toBe(true);
  });

  it.each(['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.16.0.1', '100.64.0.1', '::1', 'fc00::1', '8.8.8.8'])(
    '%s may be reached where private addresses are allowed',
    address => {
      expect(mayReach(address, true)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    '168.63.129.16',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'ff02::1',
    '::ffff:169.254.169.254',
    '::ffff:10.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::',
    'fd00:ec2::254',
    'fd20:ce::254',
  ])('%s may never be reached', address => {
    expect(mayReach(address, true)).toBe(false);
    expect(mayReach(address, false)).toBe(false);
  });

  it.each(['', 'localhost', '1.2.3', '0x7f.1', '2130706433', '127.1'])(
    '%j is no address, so it does not',
    text => {
      expect(mayReach(text, false)).toBe(false);
    },
  );
});
