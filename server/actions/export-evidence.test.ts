import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseBundle } from '../../audit/bundle.ts';
import { canonical } from '../../audit/canonical.ts';
import { checkBundle } from '../../audit/check-bundle.ts';
import { sha256 } from '../../audit/merkle.ts';
import { parseVerifier } from '../../audit/note.ts';
import type { Proposal } from '../../lib/core/proposal.ts';
import { anAppliedProposal, aStoredRun } from '../../test/builders/an-applied-proposal.ts';
import { anEvent } from '../../test/builders/an-event.ts';
import {
  ada,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { appendEvent } from '../log/append.ts';
import { exportEvidence } from './export-evidence.ts';

describeOnEveryStore('the evidence bundle', getStore => {
  let desk: TestDesk;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
  });
  afterAll(async () => {
    await services?.close();
    await desk?.close();
  });
  beforeEach(() => desk.reset());

  const exported = async ({ id }: Proposal) =>
    parseBundle(JSON.stringify(await exportEvidence(services, ada, id)));
  const check = (bundle: Awaited<ReturnType<typeof exported>>) =>
    checkBundle(bundle, parseVerifier(services.checkpoints.key.verifier), [bundle.evidence.log.checkpoint]);

  test('of an applied proposal holds everything, and the independent checker verifies all of it', async () => {
    const proposal = await anAppliedProposal(services);
    const bundle = await exported(proposal);
    const { evidence } = bundle;
    expect(evidence.proposal).toEqual(proposal);
    expect(evidence.log.events.map(({ type }) => type)).toEqual([
      'run.started',
      'proposal.created',
      'decision.made',
      'apply.intended',
      'apply.done',
      'apply.intended',
      'apply.done',
    ]);
    expect(evidence.run?.nodes).toHaveLength(7);
    expect(evidence.artifacts).toHaveLength(8);
    expect(evidence.policy?.version).toBe(proposal.policyVersion);
    expect(evidence.missing).toEqual([]);
    const outcome = check(bundle);
    expect(outcome).toMatchObject({ found: [], unchecked: [] });
    expect(outcome.verified).toHaveLength(10);
  });

  test('shows that its events were signed when they happened, and the log was only continued since', async () => {
    const proposal = await anAppliedProposal(services);
    const then = await services.checkpoints.checkpoint();
    await aStoredRun(services);
    const bundle = await exported(proposal);
    expect(bundle.evidence.log.earlier?.checkpoint).toBe(then.note);
    expect(check(bundle).verified).toContain(
      `the events were signed at ${then.size} events already, and that log was only continued`,
    );
  });

  test('leaves only after its export, with its digest, is in the log', async () => {
    const proposal = await anAppliedProposal(services);
    const bundle = await exported(proposal);
    const last = await services.db
      .selectFrom('audit_events')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({
      type: 'evidence.exported',
      proposal_id: proposal.id,
      actor: { sub: ada.sub },
    });
    expect(JSON.parse(last.data ?? '')).toEqual({
      number: proposal.number,
      digest: sha256(canonical(bundle.evidence)),
    });
  });

  test('says what is missing: erased details and erased artifacts, and whether the log tells of their erasure', async () => {
    const at = '2026-11-20T10:00:00.000Z';
    const proposal = await anAppliedProposal(services);
    const { events } = (await exported(proposal)).evidence.log;
    const decided = events.find(({ type }) => type === 'decision.made');
    await services.db
      .updateTable('audit_events')
      .set({ data: null, salt: null })
      .where('seq', '=', decided?.seq ?? 0)
      .execute();
    const { artifacts } = (await exported(proposal)).evidence;
    await services.db
      .updateTable('artifacts')
      .set({ body: null, erased_at: at, erased_under: 1 })
      .where('digest', '=', artifacts[0]?.digest ?? '')
      .execute();
    const byHand = await exported(proposal);
    expect(byHand.evidence.missing).toEqual([
      `Event ${decided?.seq} has lost its details, and the log tells of no erasure of them.`,
      expect.stringContaining(`${artifacts[0]?.digest} has lost its body, and the log tells of no erasure`),
    ]);
    expect(check(byHand).found).toEqual([
      expect.stringContaining(`Event ${decided?.seq} has lost its details`),
      expect.stringContaining(`${artifacts[0]?.digest} has lost its body`),
    ]);
    const named = { events: [decided?.seq ?? 0], artifacts: [artifacts[0]?.digest ?? ''] };
    const erasure = anEvent('data.erased', {
      at,
      policyVersion: 1,
      data: { erased: { event: 1, reading: 1 }, ...named },
    });
    await services.db.transaction().execute(trx => appendEvent(trx, erasure));
    const bundle = await exported(proposal);
    expect(bundle.evidence.missing).toEqual([
      `The details of event ${decided?.seq} were erased.`,
      `The ${artifacts[0]?.kind} ${artifacts[0]?.digest} was erased on 2026-11-20 under policy version 1.`,
    ]);
    const { found, unchecked } = check(bundle);
    expect(found).toEqual([]);
    expect(bundle.evidence.log.erasures).toHaveLength(1);
    expect(unchecked).toContain('decisions against the log: details were erased');
    expect(unchecked).toContain(`missing: The details of event ${decided?.seq} were erased.`);
  });

  test('of a proposal that does not exist is refused, and no export is logged', async () => {
    const before = await services.feed.size();
    await expect(exportEvidence(services, ada, randomUUID())).rejects.toMatchObject({ code: 'not-found' });
    expect(await services.feed.size()).toBe(before);
  });
});
