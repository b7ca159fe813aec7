import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectorConfig, openConnectors } from './registry.ts';

const billing = {
  kind: 'sandbox',
  id: 'billing',
  title: 'Billing',
  system: 'billing',
  url: 'http://127.0.0.1:4822',
  allowPrivate: true,
  tokenEnv: 'BILLING_TOKEN',
};
const requestTracker = {
  kind: 'request-tracker',
  id: 'rt',
  title: 'Request Tracker',
  url: 'https://rt.example/desk',
  tokenEnv: 'RT_TOKEN',
  account: 'countersign',
  fields: { subject: { core: 'Subject' }, refund_status: { customField: 'Refund status' } },
};
const env = { BILLING_TOKEN: 'one-secret', RT_TOKEN: '1-40-0123abcd' };

const open = (documents: object[], variables: NodeJS.ProcessEnv = env) =>
  openConnectors(
    documents.map(document => connectorConfig.parse(document)),
    variables,
  );

describe('opening connectors', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'connectors-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives each by its id and contacts none', () => {
    const connectors = open([billing, requestTracker]);
    expect([...connectors.keys()]).toEqual(['billing', 'rt']);
    expect(connectors.get('rt')?.id).toBe('rt');
  });

  it('takes a token from a file', async () => {
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, 'one-secret\n');
    expect(() => open([{ ...billing, tokenEnv: undefined, tokenFile }])).not.toThrow();
  });

  it.each([
    ['a variable that is not set', billing, {}, /environment variable BILLING_TOKEN holds no token/],
    ['an empty variable', billing, { BILLING_TOKEN: ' ' }, /holds no token/],
    [
      'a token with a line break',
      billing,
      { BILLING_TOKEN: 'a\r\nX-Admin: 1' },
      /characters that no token has/,
    ],
    [
      'a file that is not there',
      { ...billing, tokenEnv: undefined, tokenFile: '/no/such/file' },
      env,
      /cannot be read/,
    ],
    ['no place for a token', { ...billing, tokenEnv: undefined }, env, /give tokenEnv or tokenFile/],
    ['two places for a token', { ...billing, tokenFile: '/x' }, env, /not both/],
    ['a private address', { ...billing, allowPrivate: false }, env, /must start with https/],
    [
      "a token that is not Request Tracker's",
      requestTracker,
      { RT_TOKEN: 'one-secret' },
      /not one of Request Tracker/,
    ],
  ])('refuses %s, and says so without the token', (_what, document, variables, words) => {
    expect(() => open([document], variables)).toThrow(words);
    expect(() => open([document], variables)).not.toThrow(/one-secret|X-Admin/);
  });

  it('refuses an id used twice', () => {
    expect(() => open([billing, billing])).toThrow('Two connectors have the id billing.');
  });

  it.each([
    ['a token in the document', { ...billing, token: 'one-secret' }],
    ['an unknown kind', { ...billing, kind: 'abacus' }],
    ['a misspelt key', { ...billing, allowprivate: true }],
    ['a field without a place', { ...requestTracker, fields: { subject: {} } }],
    [
      'a column that Request Tracker does not have',
      { ...requestTracker, fields: { subject: { core: 'Sbject' } } },
    ],
  ])('does not accept %s as configuration', (_what, document) => {
    expect(connectorConfig.safeParse(document).success).toBe(false);
  });
});
