import { expect, test } from 'vitest';
import { checkConfig } from './config.ts';

const document = {
  tenant: 'test',
  dataDir: 'data',
  signIn: { issuer: 'https://sign-in.example', audience: 'urn:countersign:backend' },
  extensionOrigins: ['chrome-extension://abc'],
  connectors: [],
};
const check = (changes: object) => checkConfig({ ...document, ...changes }, '/');

test('tokens must be bound to a key unless the configuration says otherwise', () => {
  expect(check({}).signIn.tokenBinding).toBe('required');
  const signIn = { ...document.signIn, tokenBinding: 'optional' };
  expect(check({ signIn }).signIn.tokenBinding).toBe('optional');
  expect(() => check({ signIn: { ...signIn, tokenBinding: 'off' } })).toThrow('signIn.tokenBinding');
});

test.each([
  'https://countersign.example/',
  'https://countersign.example/api',
  'https://countersign.example?x',
  'https://COUNTERSIGN.example',
  'https://countersign.example:443',
  'countersign.example',
])('%s is no public address: proofs name scheme, host and port as a browser writes them', publicUrl => {
  expect(() => check({ publicUrl })).toThrow('publicUrl: ');
});

test.each(['https://countersign.example', 'http://127.0.0.1:4820'])('%s is a public address', publicUrl => {
  expect(check({ publicUrl }).publicUrl).toBe(publicUrl);
});
