import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPolicyDraft, publishEdits } from '../../test/policy-drafts.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { previewPlans } from './preview-plans.ts';
import { listPlans } from './show-session.ts';

const phone = ['grants', 'agent', 'ticket', 'phone'];

describeOnEveryStore('a preview as a role', getStore => {
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

  const levelOfPhone = (plans: Awaited<ReturnType<typeof previewPlans>>['plans']) =>
    plans.find(({ site }) => site.id === 'sandbox')?.fields.find(({ id }) => id === 'phone')?.level;

  test('has exactly the field plans that a person of that role gets', async () => {
    const { plans } = await previewPlans(services, { policy: 'current', role: 'agent' });
    expect(plans).toEqual(await listPlans(services, amira));
    expect(plans.length).toBeGreaterThan(0);
  });

  test('of a draft foretells what people get once it is in force', async () => {
    const edits = [{ path: phone, value: 'read' }];
    const draft = await aPolicyDraft(services, edits);
    const before = await previewPlans(services, { policy: 'current', role: 'agent' });
    const foretold = await previewPlans(services, { policy: draft.id, role: 'agent' });
    expect([levelOfPhone(before.plans), levelOfPhone(foretold.plans)]).toEqual(['masked', 'read']);
    await publishEdits(services, edits);
    const inForce = await listPlans(services, amira);
    expect(inForce.map(plan => ({ ...plan, policyVersion: 0 }))).toEqual(
      foretold.plans.map(plan => ({ ...plan, policyVersion: 0 })),
    );
  });

  test('is refused for a role the policy does not have, and for a draft with problems', async () => {
    await expect(previewPlans(services, { policy: 'current', role: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const draft = await aPolicyDraft(services, [{ path: phone, value: 'maksed' }]);
    await expect(previewPlans(services, { policy: draft.id, role: 'agent' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
