import { type Document, isScalar, LineCounter, parseDocument, type Scalar, visit } from 'yaml';
import type { Json } from '../../lib/core/canonical.ts';
import { Fault } from '../../lib/core/fault.ts';
import { isShallow } from '../../lib/core/policy-edit.ts';
import { isStorable } from '../../lib/core/storable.ts';

/** A fault `bad-input` whose `details` say line, path and problem, one each. */
export class PolicyRefused extends Fault {
  readonly details: string[];

  constructor(details: string[]) {
    super('bad-input', `The policy document was refused: ${details[0] ?? 'it is empty'}`);
    this.details = details;
  }
}

export interface YamlDocument {
  document: Document;
  value: { [key: string]: Json };
  /** The line, counted from 1, where the value at a path stands, or the nearest one around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

const maxAliases = 20;
const maxLength = 1_000_000;

const parsed = (yaml: string, lineCounter: LineCounter): Document => {
  if (yaml.length > maxLength)
    throw new PolicyRefused([`the document is longer than ${maxLength} characters`]);
  try {
    // The library compares each key with all others: on a hostile document that takes minutes, so `repeatedKey` does it.
    return parseDocument(yaml, { lineCounter, uniqueKeys: false, schema: 'core', merge: false });
  } catch {
    throw new PolicyRefused(['line 1: the document is nested too deeply']);
  }
};

/** The first key that a map has twice, or null. */
const repeatedKey = (document: Document): Scalar | null => {
  let repeated: Scalar | null = null;
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(String(key.value))) repeated = key;
        seen.add(String(key.value));
      }
      return repeated ? visit.BREAK : undefined;
    },
  });
  return repeated;
};

/** Aliases are counted, so that a small document cannot unfold into an endless one. */
const unfolded = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw new PolicyRefused(['line 1: the document repeats itself through too many aliases']);
  }
};

/** Plain data that can be kept: a map, not too deep, not too long. Throws PolicyRefused. */
export const asDocument = (value: unknown): { [key: string]: Json } => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PolicyRefused(['line 1: the document is no map of keys and values']);
  if (!isShallow(value)) throw new PolicyRefused(['line 1: the document is nested too deeply']);
  const text = JSON.stringify(value, (key, inner: unknown) => {
    if (!isStorable(key) || (typeof inner === 'string' && !isStorable(inner)))
      throw new PolicyRefused(['the document holds a character that cannot be stored']);
    return inner;
  });
  if (text.length > maxLength)
    throw new PolicyRefused([`the document is longer than ${maxLength} characters`]);
  return JSON.parse(text) as { [key: string]: Json };
};

/** Reads YAML as plain data. Throws PolicyRefused where the text is no YAML, or nothing that could be kept. */
export const readYaml = (yaml: string): YamlDocument => {
  const lines = new LineCounter();
  const document = parsed(yaml, lines);
  if (document.errors.length > 0)
    throw new PolicyRefused(
      document.errors.map(
        ({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`,
      ),
    );
  const repeated = repeatedKey(document);
  if (repeated?.range)
    throw new PolicyRefused([
      `line ${lines.linePos(repeated.range[0]).line}: keys must be unique, and “${repeated.value}” is there twice`,
    ]);
  if (!isStorable(yaml)) throw new PolicyRefused(['the document holds a character that cannot be stored']);
  return {
    document,
    value: asDocument(unfolded(document)),
    lineOf: path => {
      for (let depth = path.length; depth >= 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true) as
          | { range?: [number, number, number] }
          | undefined;
        if (node?.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
};
