import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { chromiumExtensionId, signInDefaults, signInRedirects } from '../lib/contract/extension.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { type Backend, type BackendOptions, startBackend } from '../server/backend.ts';
import { type Config, checkConfig } from '../server/config.ts';
import { type SignIn, startSignIn } from './sign-in.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export interface StageOptions extends BackendOptions {
  /** Everything the demo keeps lies below this folder. */
  folder: string;
  /** 0 takes a free one. */
  ports: { backend: number; signIn: number; desk: number };
  /** Opens the sandbox's routes for tests. */
  testing?: boolean;
  accessTokenSeconds?: number;
  /** Whether the sign-in provider binds tokens to a key, and whether the backend asks for it. Both do unless given. */
  bindsTokens?: boolean;
  tokenBinding?: Config['signIn']['tokenBinding'];
  /** Connectors besides the sandbox's three, with their tokens in `env`. */
  connectors?: Config['connectors'];
  /** Where the policy's Request Tracker is, when there is one. */
  requestTracker?: string;
  model?: Config['model'];
}

export interface Stage {
  desk: Sandbox;
  signIn: SignIn;
  backend: Backend;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** The sandbox's service token: made at the first start, readable by this account only. */
const serviceToken = async (folder: string): Promise<string> => {
  const file = join(folder, 'service-token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const token = randomBytes(32).toString('base64url');
    await writeFile(file, token, { mode: 0o600 });
    return token;
  }
};

const sandboxConnectors = (url: string) =>
  (['desk', 'billing', 'crm'] as const).map(system => ({
    kind: 'sandbox',
    id: system === 'desk' ? 'sandbox' : `sandbox-${system}`,
    title: { desk: 'Help desk', billing: 'Billing', crm: 'Customer records' }[system],
    system,
    url,
    allowPrivate: true,
    tokenEnv: 'SANDBOX_TOKEN',
  }));

/** Where policy.yaml says the help desks are. */
const policyAddresses = { desk: 'http://127.0.0.1:4822', requestTracker: 'http://127.0.0.1:4823' };

/** The demo's policy names the help desks at their usual addresses; it is told where they are this time. */
const policyFor = async ({ folder, requestTracker }: StageOptions, desk: Sandbox): Promise<string> => {
  let yaml = await readFile(join(here, 'policy.yaml'), 'utf8');
  yaml = yaml.replaceAll(policyAddresses.desk, desk.url);
  if (requestTracker) yaml = yaml.replaceAll(policyAddresses.requestTracker, requestTracker);
  const file = join(folder, 'policy.yaml');
  await writeFile(file, yaml);
  return file;
};

const backendConfig = (options: StageOptions, firstPolicy: string, desk: Sandbox, signIn: SignIn): Config =>
  checkConfig(
    {
      tenant: 'demo',
      host,
      port: options.ports.backend,
      dataDir: join(options.folder, 'backend'),
      signIn: {
        issuer: signIn.issuer,
        audience: signInDefaults.resource,
        tokenBinding: options.tokenBinding,
      },
      extensionOrigins: [`chrome-extension://${chromiumExtensionId}`],
      firstPolicy,
      articles: join(here, 'articles'),
      connectors: [...sandboxConnectors(desk.url), ...(options.connectors ?? [])],
      ...(options.model ? { model: options.model } : {}),
    },
    here,
  );

/** Everything the demo needs on one machine: help desk, sign-in provider and backend, started in order, closed in reverse. */
export const openStage = async (options: StageOptions): Promise<Stage> => {
  const { folder, ports, testing = false, now = () => new Date() } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const token = await serviceToken(folder);
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const desk = await startSandbox({
      port: ports.desk,
      host,
      dataFile: join(folder, 'desk.sqlite'),
      clock: now,
      serviceAccounts: [{ name: 'countersign', token }],
      testing,
    });
    closing.push(() => desk.close());
    const signIn = await startSignIn({
      port: ports.signIn,
      host,
      extensionRedirects: [signInRedirects.chromium],
      audience: signInDefaults.resource,
      keyFile: join(folder, 'sign-in-keys.json'),
      ...(options.bindsTokens === undefined ? {} : { bindsTokens: options.bindsTokens }),
      ...(options.accessTokenSeconds ? { accessTokenSeconds: options.accessTokenSeconds } : {}),
    });
    closing.push(() => signIn.close());
    const backend = await startBackend(backendConfig(options, await policyFor(options, desk), desk, signIn), {
      now,
      logger: options.logger ?? pino({ level: 'warn' }),
      env: { ...process.env, ...options.env, SANDBOX_TOKEN: token },
    });
    closing.push(() => backend.close());
    return { desk, signIn, backend, close };
  } catch (error) {
    await close();
    throw error;
  }
};
