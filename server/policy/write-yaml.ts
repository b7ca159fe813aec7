import { type Document, isScalar, stringify, visit } from 'yaml';
import { canonicalJson, type Json } from '../../lib/core/canonical.ts';
import { changesBetween } from '../../lib/core/document-changes.ts';
import type { DocumentChange } from '../../lib/core/policy-diff-shape.ts';
import { readDocument } from './parse-policy.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

const lineWidth = 110;

type Path = readonly string[];

/** Whether paths find their places: each key a string, and nothing said at two places at once by an alias. */
const isPlain = (document: Document): boolean => {
  let plain = true;
  const refuse = () => {
    plain = false;
    return visit.BREAK;
  };
  visit(document, {
    Alias: refuse,
    Pair: (_key, { key }) => (isScalar(key) && typeof key.value === 'string' ? undefined : refuse()),
  });
  return plain;
};

/** Whether the library can go this way: not through a value, as where a key stands without a map after it. */
const leadsThroughMaps = (document: Document, path: Path): boolean =>
  path.slice(1).every((_step, index) => !isScalar(document.getIn(path.slice(0, index + 1), true)));

const editedInPlace = (document: Document, changes: readonly DocumentChange[]): string | null => {
  if (!isPlain(document)) return null;
  for (const { path, after } of changes) {
    if (!leadsThroughMaps(document, path)) return null;
    if (after !== undefined) document.setIn(path, document.createNode(after));
    // What was a default stands nowhere in the text.
    else if (document.hasIn(path)) document.deleteIn(path);
  }
  return document.toString({ lineWidth });
};

/** What a text says, with the defaults of a policy filled in where it is one. */
const meaningOf = ({ value }: YamlDocument): Json => readDocument(value).document;

/**
 * A document as text, made from an earlier text of it: comments, order, and what the text leaves to defaults are kept where
 * they can be. What comes out always says exactly the document: otherwise it is written anew from the data.
 */
export const writeYaml = (earlier: string, wanted: { [key: string]: Json }): string => {
  const read = readYaml(earlier);
  const changes = changesBetween(meaningOf(read), wanted);
  if (changes.length === 0) return earlier;
  const text = editedInPlace(read.document, changes);
  const isExact = text !== null && canonicalJson(meaningOf(readYaml(text))) === canonicalJson(wanted);
  return isExact ? text : stringify(wanted, { lineWidth });
};
