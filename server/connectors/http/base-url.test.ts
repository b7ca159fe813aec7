import { describe, expect, it } from 'vitest';
import { objectionToBaseUrl } from './base-url.ts';

describe('check 32: the base address of a connector', () => {
  it.each([
    'http://desk.example',
    'ftp://desk.example',
    'file:///etc/passwd',
    'https://127.0.0.1',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://[::ffff:a00:1]',
    'https://169.254.169.254/latest',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://127.1',
    'https://127.0.0.1.',
    'https://localhost',
    'https://api.localhost',
    'https://desk.example.',
    'https://ｄesk.example',
    'https://user:secret@desk.example',
    'https://desk.example/?next=x',
    'https://desk.example/#x',
    'https://desk.example/a/../b',
    'https://desk.example:443',
    'desk.example',
    '',
  ])('%j is refused', url => {
    expect(objectionToBaseUrl(url, false)).toEqual(expect.any(String));
  });

  it.each([
    'https://desk.example',
    'https://desk.example/',
    'https://desk.example:8443/rt',
    'https://1.1.1.1',
  ])('%s is accepted', url => {
    expect(objectionToBaseUrl(url, false)).toBeNull();
  });

  it('may be private and plain only where the configuration says so', () => {
    expect(objectionToBaseUrl('http://127.0.0.1:8080', true)).toBeNull();
    expect(objectionToBaseUrl('http://desk.internal', true)).toBeNull();
    expect(objectionToBaseUrl('http://2130706433', true)).toEqual(expect.any(String));
    expect(objectionToBaseUrl('ftp://desk.internal', true)).toEqual(expect.any(String));
  });

  it.each([
    'http://169.254.169.254',
    'http://[fe80::1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[fd00:ec2::254]',
    'http://metadata.google.internal',
    'http://metadata.google.internal.',
    'https://instance-data',
    'http://0.0.0.0',
  ])('is never %s, whatever the configuration allows', url => {
    expect(objectionToBaseUrl(url, true)).toEqual(expect.any(String));
    expect(objectionToBaseUrl(url, false)).toEqual(expect.any(String));
  });
});
