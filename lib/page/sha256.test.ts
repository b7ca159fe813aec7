import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256Hex } from './sha256.ts';

test('the digest is that of the standard for every length around the block size, and for other scripts', () => {
  const texts = Array.from({ length: 200 }, (_, length) => 'x'.repeat(length));
  for (const text of [...texts, 'Größe 尺寸 😀', 'long '.repeat(40_000)]) {
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
  }
});

test('half a megabyte takes well under the time a person notices', () => {
  const started = performance.now();
  sha256Hex('a'.repeat(500_000));
  expect(performance.now() - started).toBeLessThan(300);
});
