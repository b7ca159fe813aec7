import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintToken, type SignIn, startSignIn } from '../../demo/sign-in.ts';
import { signInDefaults, signInRedirects } from '../../lib/contract/extension.ts';
import { signedHeaders } from '../../test/builders/a-proof.ts';
import {
  amira,
  openTestDesk,
  openTestServices,
  type TestDesk,
  type TestServices,
} from '../../test/services.ts';
import { describeOnEveryStore } from '../../test/store.ts';
import { createProposal } from '../actions/create-proposal.ts';
import { callerVerifier } from '../auth/verify-caller.ts';
import { createApp } from './app.ts';

const tokenSeconds = 2;
const publicUrl = 'https://backend.example';

describeOnEveryStore('a line of live updates', getStore => {
  let desk: TestDesk;
  let signIn: SignIn;
  let services: TestServices;
  beforeAll(async () => {
    desk = await openTestDesk();
    services = await openTestServices(getStore(), desk);
    signIn = await startSignIn({
      port: 0,
      host: '127.0.0.1',
      extensionRedirects: [signInRedirects.chromium],
      audience: signInDefaults.resource,
      accessTokenSeconds: tokenSeconds,
    });
  });
  afterAll(async () => {
    await signIn?.close();
    await services?.close();
    await desk?.close();
  });

  const open = async (after?: string): Promise<Response> => {
    const verifyCaller = callerVerifier({
      issuer: signIn.issuer,
      audience: signInDefaults.resource,
      rolesClaim: 'countersign_roles',
      tokenBinding: 'required',
      publicUrl: () => publicUrl,
    });
    const { access_token: token, pair } = await mintToken(signIn.issuer, amira.sub);
    const signed = await signedHeaders(pair, { token, method: 'GET', address: `${publicUrl}/v1/events` });
    return createApp(services, { extensionOrigins: [], verifyCaller }).request('/v1/events', {
      headers: { ...signed, ...(after ? { 'last-event-id': after } : {}) },
    });
  };
  const propose = () =>
    createProposal(services, amira, {
      id: randomUUID(),
      runId: null,
      record: { system: 'desk', type: 'ticket', id: '1042' },
      changes: [{ kind: 'set-field', field: 'refund_status', proposed: 'Approved' }],
      reason: 'for the test',
    });

  test('ends with the token that opened it, and goes on behind the last event with the next one', async () => {
    const opened = Date.now();
    const line = await open();
    expect(line.status).toBe(200);
    await propose();
    const heard = await line.text();
    const livedMs = Date.now() - opened;
    expect(heard).toContain('proposal.created');
    expect(livedMs).toBeGreaterThan((tokenSeconds - 1) * 1000 - 100);
    expect(livedMs).toBeLessThan((tokenSeconds + 3) * 1000);
    await propose();
    const last = /^id: (\d+)$/m.exec(heard)?.[1];
    expect(await (await open(last)).text()).toContain(`id: ${Number(last) + 1}`);
  });
});
