import { describe, expect, it } from 'vitest';
import { parseForeignJson } from './json.ts';

const parse = (text: string) => parseForeignJson(new TextEncoder().encode(text));

describe('check 20: what a stranger sends as JSON', () => {
  it('keeps values as they are, brackets and quotes in texts included', () => {
    const value = { text: '[[[{{{"\\', list: [1, null, true, { a: 'é👩' }], '}': '{' };
    expect(parse(JSON.stringify(value))).toEqual(value);
  });

  it.each(['[', '{"a":'])('refuses 10,000 levels of %s', opening => {
    expect(() => parse(opening.repeat(10_000))).toThrow(RangeError);
  });

  it('accepts 64 levels and not 65', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(() => parse(nested(64))).not.toThrow();
    expect(() => parse(nested(65))).toThrow(RangeError);
  });

  it('drops __proto__ at every depth, and no prototype changes', () => {
    const value = parse('{"a":{"__proto__":{"admin":true},"b":1},"__proto__":{"admin":true}}');
    expect(Object.assign({}, value)).toEqual({ a: { b: 1 } });
    expect(JSON.stringify(value)).not.toContain('admin');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseForeignJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(TypeError);
  });
});
