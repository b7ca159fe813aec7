import { z } from 'zod';
import type { FlowNode } from '../../lib/core/draft.ts';
import type { FlowData } from './data.ts';
import type { RunContext } from './outside.ts';

export interface Stop {
  reason: string;
  rule: string | null;
}

interface NodeDefinition<Name extends FlowNode, From extends keyof FlowData, Asked> {
  name: Name;
  /** Whose outputs this node reads: the edges of the graph. */
  from: readonly From[];
  output: z.ZodType<FlowData[Name]>;
  /** The form of what the outside answers. */
  answer: z.ZodType<Asked>;
  /** Asks the world outside; the answer is stored as part of the node's input. */
  ask(input: Pick<FlowData, From>, context: RunContext): Promise<Asked>;
  /** Pure: equal input, answer, policy and time give an equal output. */
  run(input: Pick<FlowData, From>, asked: Asked, context: Omit<RunContext, 'outside'>): FlowData[Name];
  /** One line for people about what came out. */
  note(output: FlowData[Name]): string;
  stop?(output: FlowData[Name]): Stop | null;
}

/** What a node did, ready to be stored. */
interface NodeResult {
  /** What was asked of the outside and answered; null for a node that asks nothing. */
  asked: unknown;
  output: FlowData[FlowNode];
  note: string;
  stop: Stop | null;
}

export interface GraphNode {
  name: FlowNode;
  from: readonly (keyof FlowData)[];
  execute(data: Partial<FlowData>, context: RunContext): Promise<NodeResult>;
}

/** Closes a node over its own types, so that nodes of different types fit into one graph. */
export const graphNode = <Name extends FlowNode, From extends keyof FlowData, Asked>(
  definition: NodeDefinition<Name, From, Asked>,
): GraphNode => ({
  name: definition.name,
  from: definition.from,
  execute: async (data, context) => {
    const missing = definition.from.filter(name => data[name] === undefined);
    if (missing.length > 0) throw new Error(`node ${definition.name} ran before ${missing.join(', ')}`);
    const input = data as Pick<FlowData, From>;
    const asked = await definition.ask(input, context);
    // Checked and passed on as it is: a search index hangs on the very corpus object.
    definition.answer.parse(asked);
    const output = definition.output.parse(definition.run(input, asked, context));
    return {
      asked,
      output,
      note: definition.note(output),
      stop: definition.stop?.(output) ?? null,
    };
  },
});

/** For a node that needs nothing from outside. */
export const asksNothing = { answer: z.null(), ask: async (): Promise<null> => null };

/** Hears of each node as the run reaches it. Whatever it throws ends the run. */
export interface Recorder {
  started(node: GraphNode, position: number): void;
  finished(node: GraphNode, position: number, result: NodeResult): Promise<void>;
}

export type GraphEnd =
  | { end: 'package'; data: FlowData }
  | { end: 'stop'; stop: Stop; data: Partial<FlowData> };

/** Runs the nodes in their order, each on the outputs it names, until the last one or until one stops the run. */
export const runGraph = async (
  nodes: readonly GraphNode[],
  request: FlowData['request'],
  context: RunContext,
  recorder: Recorder,
): Promise<GraphEnd> => {
  const data: Partial<FlowData> = { request };
  for (const [position, node] of nodes.entries()) {
    recorder.started(node, position);
    const result = await node.execute(data, context);
    Object.assign(data, { [node.name]: result.output });
    await recorder.finished(node, position, result);
    if (result.stop) return { end: 'stop', stop: result.stop, data };
  }
  return { end: 'package', data: data as FlowData };
};
