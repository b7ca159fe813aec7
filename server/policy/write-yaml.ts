import { type Document, isAlias, isScalar, stringify, visit } from 'yaml';
import { canonicalJson, type Json } from '../../lib/core/canonical.ts';
import { changesBetween } from '../../lib/core/document-changes.ts';
import type { DocumentChange } from '../../lib/core/policy-diff-shape.ts';
import { readDocument } from './parse-policy.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

const lineWidth = 110;

type Path = readonly string[];

const usesAliases = (document: Document): boolean => {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
};

/** Whether the library can go this way: not through a value, as where a key stands without a map after it. */
const leadsThroughMaps = (document: Document, path: Path): boolean =>
  path.slice(1).every((_step, index) => {
    const node = document.getIn(path.slice(0, index + 1), true);
    return !isScalar(node) && !isAlias(node);
  });

const editedInPlace = (document: Document, changes: readonly DocumentChange[]): string | null => {
  if (usesAliases(document)) return null;
  for (const { path, after } of changes) {
    if (!leadsThroughMaps(document, path)) return null;
    if (after === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(after));
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
