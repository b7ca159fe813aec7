import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOf } from '../../lib/core/canonical.ts';
import type { FlowNode } from '../../lib/core/draft.ts';
import { draftTicket, importDemoArticles } from '../../test/run.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { readArtifact } from './artifacts.ts';
import { type FlowData, flowRequest } from './data.ts';
import { replyFlow } from './flow.ts';
import { runGraph } from './graph.ts';
import { askedAt, requestDigest } from './manifest.ts';
import type { Outside } from './outside.ts';

/** Hands back what the world outside answered then; nothing is asked again. */
const recorded = (asked: readonly unknown[]): Outside => {
  const answerOf = (node: FlowNode) => asked[replyFlow.findIndex(({ name }) => name === node)];
  return {
    readOwners: async () => answerOf('reconcile') as never,
    heldDataRules: async () => answerOf('rules') as never,
    corpus: async () => answerOf('retrieve') as never,
    model: null,
    write: () => Promise.reject(new Error('a replay asks no model')),
    judge: async () => answerOf('package') as never,
  };
};

describeOnEveryStore('the stored artifacts of a run', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    await importDemoArticles(services);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });

  it('are enough to run every node again and get the same outputs, digit by digit', async () => {
    const { db } = services;
    for (const ticket of ['1042', '1045', '1048', '1050']) {
      const { runId } = await draftTicket(services, amira, ticket);
      const run = await db.selectFrom('runs').selectAll().where('id', '=', runId).executeTakeFirstOrThrow();
      const rows = await db
        .selectFrom('run_nodes')
        .selectAll()
        .where('run_id', '=', runId)
        .orderBy('position')
        .execute();
      const request = flowRequest.parse(await readArtifact(db, (await requestDigest(db, runId)) ?? ''));
      const asked = await Promise.all(rows.map(({ position }) => askedAt(db, runId, position)));
      const context = {
        at: run.started_at,
        policy: await services.policies.at(run.policy_version),
        outside: recorded(asked),
      };
      const silent = { started: () => undefined, finished: async () => undefined };
      const end = await runGraph(replyFlow, request, context, silent);
      const outputs = rows.map(({ node }) => digestOf((end.data as FlowData)[node as FlowNode]));
      expect(outputs).toEqual(rows.map(({ output }) => output));
      expect(run.draft).toEqual({ runId, ...end.data.package });
    }
  });
});
