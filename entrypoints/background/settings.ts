import { z } from 'zod';
import type { ProviderSettings } from '../../lib/api/sign-in-provider.ts';
import { ProblemError } from '../../lib/contract/problem-error.ts';
import { browser } from '../../lib/messaging/browser.ts';

/** Written into the bundle by wxt.config.ts. */
declare const countersignSettings: Omit<ProviderSettings, 'issuer'> & {
  backends: string[];
  issuers: string[];
};

export interface Settings extends ProviderSettings {
  backend: string;
}

const fleetPolicy = z.object({
  backend: z.string().optional(),
  issuer: z.string().optional(),
  clientId: z.string().optional(),
  scope: z.string().optional(),
  resource: z.string().optional(),
  audience: z.string().optional(),
});

const item = 'fleet-policy';

/**
 * The settings in force: those of the build, overridden by the fleet's policy. The first read after a browser start
 * may take seconds, so nothing that paints may wait for it. @throws ProblemError when the policy does not fit the build.
 */
export const readSettings = async (): Promise<Settings> => {
  const { backends, issuers, ...rest } = countersignSettings;
  const policy = await readFleetPolicy();
  return {
    ...rest,
    ...policy,
    backend: oneOf(backends, policy.backend, 'backend'),
    issuer: oneOf(issuers, policy.issuer, 'sign-in provider'),
  };
};

const readFleetPolicy = async (): Promise<z.infer<typeof fleetPolicy>> => {
  const kept = (await browser.storage.session.get(item))[item];
  // Firefox rejects where no policy exists.
  const found = kept ?? (await browser.storage.managed.get(null).catch(() => ({})));
  const policy = fleetPolicy.safeParse(found);
  if (!policy.success)
    throw misfit('The policy of your organisation for Countersign is not in the right form.');
  if (!kept) await browser.storage.session.set({ [item]: policy.data });
  return policy.data;
};

/** The fleet's policy has changed: the next `readSettings` reads it again. */
export const forgetSettings = (): Promise<void> => browser.storage.session.remove(item);

const oneOf = (built: string[], chosen: string | undefined, what: string): string => {
  const address = chosen ?? built[0];
  if (address && built.includes(address)) return address;
  throw misfit(
    `This build of Countersign was not made for the ${what} that your organisation has set: ${address}`,
  );
};

const misfit = (message: string) => new ProblemError({ code: 'misconfigured', message });
