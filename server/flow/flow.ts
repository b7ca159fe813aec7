import type { GraphNode } from './graph.ts';
import { check } from './nodes/check.ts';
import { collect } from './nodes/collect.ts';
import { generate } from './nodes/generate.ts';
import { packageDraft } from './nodes/package.ts';
import { reconcile } from './nodes/reconcile.ts';
import { retrieve } from './nodes/retrieve.ts';
import { rules } from './nodes/rules.ts';

/** The flow of a reply, in the order it runs. Each node's `from` gives the edges; the interface draws it from here. */
export const replyFlow: readonly GraphNode[] = [
  collect,
  reconcile,
  rules,
  retrieve,
  generate,
  check,
  packageDraft,
];
