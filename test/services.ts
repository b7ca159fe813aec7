import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { SignedIn } from '../lib/core/seat.ts';
import type { Behaviour } from '../sandbox/behaviour.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { publishFirstPolicy } from '../server/actions/publish-first-policy.ts';
import { rememberPerson } from '../server/actions/show-session.ts';
import { connectorConfig, openConnectors } from '../server/connectors/registry.ts';
import type { Store } from '../server/db/open.ts';
import { openRunFlow } from '../server/flow/run-flow.ts';
import { openQueue } from '../server/jobs/queue.ts';
import { startCheckpoints } from '../server/log/checkpoint.ts';
import { openCheckpointFile } from '../server/log/checkpoint-file.ts';
import { openFeed } from '../server/log/feed.ts';
import { openSigningKey } from '../server/log/signing-key.ts';
import { openPolicies } from '../server/policy/policies.ts';
import type { Services } from '../server/services.ts';

const token = 'a-token-for-tests-only';

export const amira: SignedIn = { sub: 'amira.haddad', name: 'Amira Haddad', roles: ['agent'] };
export const ben: SignedIn = { sub: 'ben.okafor', name: 'Ben Okafor', roles: ['agent'] };
export const lena: SignedIn = { sub: 'lena.vogt', name: 'Lena Vogt', roles: ['lead'] };
export const tomas: SignedIn = { sub: 'tomas.rivera', name: 'Tomás Rivera', roles: ['admin'] };
export const ada: SignedIn = { sub: 'ada.nilsson', name: 'Ada Nilsson', roles: ['auditor'] };

/** The real sandbox on a free port, with its switches for slowness, outage and lost answers. */
export interface TestDesk extends Sandbox {
  behave(behaviour: Partial<Behaviour>): Promise<void>;
  /** What the record's own history says, oldest first. */
  history(path: string): Promise<
    {
      account: string;
      kind: string;
      field: string | null;
      old: string | null;
      new: string;
      reference: string | null;
    }[]
  >;
  fields(path: string): Promise<Record<string, string | null>>;
  /** Somebody else changes a field, outside Countersign. */
  change(path: string, fields: Record<string, string>): Promise<void>;
}

export const openTestDesk = async (): Promise<TestDesk> => {
  const serviceAccounts = [
    { name: 'countersign', token },
    { name: 'somebody-else', token: `${token}-of-another` },
  ];
  const desk = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    clock: () => new Date(),
    serviceAccounts,
    testing: true,
  });
  const ask = async (path: string, init: RequestInit = {}, as = token) => {
    const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' };
    const answer = await fetch(`${desk.url}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    ...desk,
    behave: async behaviour => ask('/__test/behaviour', { method: 'POST', body: JSON.stringify(behaviour) }),
    history: async path => (await ask(`${path}/history`)).entries,
    fields: async path => (await ask(path)).fields,
    change: async (path, fields) =>
      ask(
        path,
        { method: 'PATCH', body: JSON.stringify({ fields, reference: 'by-hand' }) },
        `${token}-of-another`,
      ),
  };
};

const connectorsOf = (desk: Sandbox) =>
  openConnectors(
    (['desk', 'billing', 'crm'] as const).map(system =>
      connectorConfig.parse({
        kind: 'sandbox',
        id: system === 'desk' ? 'sandbox' : `sandbox-${system}`,
        title: system,
        system,
        url: desk.url,
        allowPrivate: true,
        tokenEnv: 'TOKEN',
        timeoutMs: 500,
      }),
    ),
    { TOKEN: token },
  );

export interface TestServices extends Services {
  /** Tests move this to let time pass. */
  clock: { offsetMs: number };
  close(): Promise<void>;
}

/** Everything the actions work with, put together from the real parts over the demo's policy. */
export const openTestServices = async (
  store: Store,
  desk: Sandbox,
  { policy }: { policy?: string } = {},
): Promise<TestServices> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-services-'));
  const logger = pino({ level: 'silent' });
  const clock = { offsetMs: 0 };
  const now = (): Date => new Date(Date.now() + clock.offsetMs);
  const { db } = store;
  const queue = await openQueue(store, () => undefined);
  const key = await openSigningKey('test', folder);
  const file = await openCheckpointFile(join(folder, 'checkpoints.txt'));
  const yaml = policy ?? (await readFile(new URL('../demo/policy.yaml', import.meta.url), 'utf8'));
  await publishFirstPolicy({ db, now }, { kind: 'service', sub: 'operator', name: 'Operator' }, yaml);
  const parts = {
    tenant: 'test',
    db,
    queue,
    connectors: connectorsOf(desk),
    policies: openPolicies(db),
    feed: openFeed(db),
    checkpoints: await startCheckpoints({ db, key, file, logger, now }),
    logger,
    now,
    newId: randomUUID,
  };
  const services: Services = { ...parts, runFlow: openRunFlow(parts) };
  for (const person of [amira, ben, lena, tomas, ada]) await rememberPerson(services, person);
  return {
    ...services,
    clock,
    close: async () => {
      await services.runFlow.close();
      await queue.stop();
      await services.checkpoints.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
