import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { applyEdits } from '../../lib/core/apply-edits.ts';
import type { Json } from '../../lib/core/canonical.ts';
import type { PolicyEdit } from '../../lib/core/policy-edit.ts';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { pick, type Random, randomPolicy, seededRandom, upTo } from '../../test/builders/random-policy.ts';
import { readDocument, readPolicy } from './parse-policy.ts';
import { writeYaml } from './write-yaml.ts';

type JsonMap = { [key: string]: Json };
const demo = readFileSync(new URL('../../demo/policy.yaml', import.meta.url), 'utf8');
const meaningOf = (yaml: string): JsonMap => readPolicy(yaml).document;
const edited = (yaml: string, edits: PolicyEdit[]): JsonMap => applyEdits(meaningOf(yaml), edits) as JsonMap;

/** A path to anything in the document, maps, lists and values alike. */
const randomPath = (random: Random, value: Json, path: string[] = []): string[] => {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (inner.length === 0 || (path.length > 0 && random() < 0.2)) return path;
  const [key, next] = pick(random, inner);
  return randomPath(random, next, [...path, key]);
};

const oddValues: Json[] = ['read', '', 'null', '007', ' x\ny ', 7, true, null, [], { a: [1, { b: 'c' }] }];

/** Removes something, or puts something odd in its place. */
const randomEdit = (random: Random, document: Json): PolicyEdit => {
  const path = randomPath(random, document);
  return random() < 0.3 ? { path, remove: true } : { path, value: pick(random, oddValues) };
};

describe('a document written as YAML', () => {
  test('says exactly what was meant, for random edits of the demo’s and of random policies', () => {
    for (let seed = 0; seed < 120; seed++) {
      const random = seededRandom(seed);
      const yaml = seed % 20 === 0 ? demo : stringify(randomPolicy(random));
      let wanted = meaningOf(yaml);
      for (let edits = upTo(random, 4); edits >= 0; edits--)
        wanted = readDocument(applyEdits(wanted, [randomEdit(random, wanted)]) as JsonMap).document;
      expect(meaningOf(writeYaml(yaml, wanted)), `seed ${seed}`).toEqual(wanted);
    }
  });

  test('is the text it came from while nothing is changed', () => {
    expect(writeYaml(demo, meaningOf(demo))).toBe(demo);
  });

  test('keeps comments, and does not spell out defaults', () => {
    const written = writeYaml(
      demo,
      edited(demo, [
        { path: ['grants', 'agent', 'ticket', 'phone'], value: 'read' },
        { path: ['retention', 'prompt'], value: '14d' },
      ]),
    );
    const comments = (text: string) => text.match(/^ *#.*$/gm);
    expect(comments(written)).toEqual(comments(demo));
    expect(written).toContain('phone: read');
    expect(demo).not.toContain('sensitivity: internal');
    expect(written).not.toContain('sensitivity: internal');
  });

  test.each<[string, string, PolicyEdit[], JsonMap]>([
    [
      'by alias',
      'a: &shared { x: 1 }\nb: *shared\n',
      [{ path: ['b', 'x'], value: 2 }],
      { a: { x: 1 }, b: { x: 2 } },
    ],
    [
      'with a number for a key',
      'a: { 42: { x: 1 } }\n',
      [{ path: ['a', '42', 'x'], value: 2 }],
      { a: { 42: { x: 2 } } },
    ],
    [
      'by leaving a default out',
      stringify(aPolicyDocument()),
      [{ path: ['proposals', 'expireAfter'], remove: true }],
      edited(stringify(aPolicyDocument()), [{ path: ['proposals', 'expireAfter'], remove: true }]),
    ],
    ['with nothing after a key', 'a:\n', [{ path: ['a', 'b', 'c'], value: 2 }], { a: { b: { c: 2 } } }],
  ])('is written anew where the text says things %s', (_what, yaml, edits, wanted) => {
    expect(parse(writeYaml(yaml, edited(yaml, edits)))).toEqual(wanted);
  });
});
