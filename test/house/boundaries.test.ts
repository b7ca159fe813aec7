import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Which rooms a room may import. The longest matching room counts. What is not listed may not be imported; a room may
 * always import itself.
 */
const mayImport: Record<string, readonly string[]> = {
  'lib/core': [],
  'lib/contract': ['lib/core'],
  'lib/page': ['lib/core', 'lib/contract'],
  'lib/messaging': ['lib/core', 'lib/contract', 'lib/api', 'lib/store', 'lib/page/messages.ts'],
  'lib/api': ['lib/core', 'lib/contract'],
  'lib/store': ['lib/core', 'lib/contract'],
  'components/ui': [],
  components: ['lib/core', 'lib/contract', 'components/ui'],
  entrypoints: [
    'lib/core',
    'lib/contract',
    'lib/messaging',
    'lib/api',
    'lib/store',
    'lib/page/messages.ts',
    'lib/page/point/messages.ts',
    'components',
    'site-maps',
  ],
  'entrypoints/record-reader': ['lib/core', 'lib/page', 'lib/messaging/browser.ts'],
  'entrypoints/page-pointer': ['lib/core', 'lib/page', 'lib/messaging/browser.ts'],
  'server/db': ['lib/core', 'lib/contract', 'server/connectors/connector.ts'],
  'server/log': ['lib/core', 'lib/contract', 'server/db'],
  'server/connectors': ['lib/core'],
  'server/models': ['server/text', 'lib/core', 'server/knowledge'],
  'server/knowledge': ['server/text', 'lib/core', 'server/db'],
  'server/text': [],
  'server/auth': ['lib/core'],
  'server/policy': ['lib/core', 'server/db'],
  'server/facts': ['lib/core', 'server/connectors/connector.ts'],
  'server/services.ts': [
    'server/connectors/connector.ts',
    'server/db',
    'server/flow',
    'server/jobs',
    'server/log',
    'server/policy',
  ],
  'server/flow': [
    'server/text',
    'lib/core',
    'lib/contract',
    'server/db',
    'server/log',
    'server/connectors/connector.ts',
    'server/models',
    'server/knowledge',
    'server/policy',
    'server/facts',
    'server/services.ts',
  ],
  'server/actions': [
    'lib/core',
    'lib/contract',
    'server/db',
    'server/log',
    'server/connectors/connector.ts',
    'server/models',
    'server/knowledge',
    'server/policy',
    'server/facts',
    'server/flow',
    'server/services.ts',
  ],
  'server/jobs': ['lib/core', 'server/db', 'server/actions', 'server/services.ts'],
  'server/routes': [
    'lib/core',
    'lib/contract',
    'server/actions',
    'server/auth',
    'server/log',
    'server/policy',
    'server/services.ts',
  ],
  server: ['lib/core', 'server'],
  audit: ['server/db', 'lib/core/fault.ts'],
  sandbox: ['demo/story.ts', 'demo/story', 'lib/core/fault.ts'],
  demo: ['lib', 'server', 'sandbox', 'audit', 'test'],
  test: ['lib', 'server', 'sandbox', 'audit', 'demo', 'components', 'entrypoints', 'wxt.config.ts'],
  bench: ['lib', 'server', 'sandbox', 'audit', 'demo', 'components', 'entrypoints', 'test'],
  'vitest.config.ts': ['test'],
  'wxt.config.ts': ['lib/contract'],
};

const lies = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);
const roomOf = (file: string): string | undefined =>
  Object.keys(mayImport)
    .filter(room => lies(file, room))
    .sort((a, b) => b.length - a.length)[0];

const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter(file => file !== '');
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.endsWith('conformance.ts');

const importsOf = (file: string): { path: string; typeOnly: boolean }[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/gm,
    ),
  ].map(([, type, from, dynamic]) => ({
    path: normalize(join(dirname(file), (from ?? dynamic) as string)).replace(/\?.*$/, ''),
    typeOnly: type !== undefined,
  }));

test('imports between rooms go one way', () => {
  const wrong: string[] = [];
  for (const file of sources.filter(source => !isTest(source))) {
    const room = roomOf(file);
    if (!room) {
      wrong.push(`${file} lies in no room`);
      continue;
    }
    const allowed = [room, ...(mayImport[room] ?? [])];
    for (const { path } of importsOf(file))
      if (!allowed.some(other => lies(path, other))) wrong.push(`${file} imports ${path}`);
  }
  expect(wrong).toEqual([]);
});

test('only apply-proposal asks a connector to write', () => {
  const writers = sources.filter(
    file =>
      file.startsWith('server/') &&
      !isTest(file) &&
      !file.startsWith('server/connectors/') &&
      /onnector\.write\(/.test(readFileSync(file, 'utf8')),
  );
  expect(writers).toEqual(['server/actions/apply-proposal/write-change.ts']);
});

test('only the log inserts audit rows', () => {
  const writers = sources.filter(
    file =>
      !isTest(file) &&
      !/^(test|bench)\//.test(file) &&
      /insertInto\('(audit_events|log_head|checkpoints)'\)/.test(readFileSync(file, 'utf8')),
  );
  expect(
    writers.every(file => file.startsWith('server/log/') || file.startsWith('server/db/migrations/')),
  ).toBe(true);
});

test('the independent checker shares no code with the writer of the log', () => {
  const shared = sources
    .filter(file => lies(file, 'audit') && !isTest(file))
    .flatMap(file => importsOf(file).map(({ path }) => path))
    .filter(path => !lies(path, 'audit') && !lies(path, 'server/db') && path !== 'lib/core/fault.ts');
  expect(shared).toEqual([]);
});
