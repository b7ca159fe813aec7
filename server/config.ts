import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Fault } from '../lib/core/fault.ts';
import { connectorConfig } from './connectors/registry.ts';
import { modelConfig } from './models/config.ts';

const configSchema = z.strictObject({
  /** The deployment's name; it is part of every seal and of the log's name, so it never changes. */
  tenant: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'use lower-case letters, digits, dots and -'),
  host: z.string().default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(4820),
  /** The origin at which the extension reaches this backend; where it listens itself, unless given. */
  publicUrl: z
    .url()
    .refine(
      url => url === URL.parse(url)?.origin,
      'give scheme, host and port only, without a slash at the end',
    )
    .optional(),
  /** Where the embedded store, the log's key and the outside checkpoints are kept. */
  dataDir: z.string().min(1),
  signIn: z.strictObject({
    issuer: z.url(),
    audience: z.string().min(1),
    rolesClaim: z.string().min(1).default('countersign_roles'),
    /** `optional` lets in tokens that are bound to no key: for a provider without DPoP (RFC 9449). */
    tokenBinding: z.enum(['required', 'optional']).default('required'),
  }),
  extensionOrigins: z.array(z.string().regex(/^(chrome|moz)-extension:\/\/[a-z0-9-]+$/)).min(1),
  /** Published as version 1 when the store holds no policy yet; later versions are published through the API. */
  firstPolicy: z.string().optional(),
  /** A folder of Markdown files, imported at every start. */
  articles: z.string().optional(),
  connectors: z.array(connectorConfig).max(50),
  model: modelConfig.optional(),
});
export type Config = z.output<typeof configSchema>;

const worded = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`).join('; ');

/** Checks a configuration. Paths in it are taken relative to `folder`. Faults `bad-input` with every problem. */
export const checkConfig = (document: unknown, folder: string): Config => {
  const parsed = configSchema.safeParse(document);
  if (!parsed.success) throw new Fault('bad-input', `The configuration was refused: ${worded(parsed.error)}`);
  const { dataDir, firstPolicy, articles, ...rest } = parsed.data;
  const from = (path: string): string => resolve(folder, path);
  return {
    ...rest,
    dataDir: from(dataDir),
    ...(firstPolicy ? { firstPolicy: from(firstPolicy) } : {}),
    ...(articles ? { articles: from(articles) } : {}),
  };
};

/** Reads a configuration file (YAML). Secrets are not in it: it names environment variables or files that hold them. */
export const readConfig = async (file: string): Promise<Config> => {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new Fault(
      'bad-input',
      `There is no readable configuration at ${file}. Name one in COUNTERSIGN_CONFIG.`,
      { cause },
    );
  });
  return checkConfig(parse(text), dirname(resolve(file)));
};
