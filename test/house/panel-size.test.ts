import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildExtension } from '../build-extension.ts';

test('the panel draws itself with at most 130 kB of compressed scripts, and no schema library among them', async () => {
  await using built = await buildExtension();
  const page = String(built.files.get('sidepanel.html'));
  const names = [...page.matchAll(/(?:src|href)="\/(chunks\/[\w.-]+\.js)"/g)].map(([, name]) => String(name));
  expect(names.length).toBeGreaterThan(0);
  const scripts = names.map(name => built.files.get(name) ?? Buffer.alloc(0));
  expect(scripts.every(script => script.length > 0)).toBe(true);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(130_000);
  expect(scripts.filter(script => String(script).includes('ZodError'))).toEqual([]);
});
