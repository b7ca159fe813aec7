import { defineConfig } from 'wxt';
import { demoAddresses, extensionKey, firefoxExtensionId, signInDefaults } from './lib/contract/extension.ts';

/**
 * Addresses are fixed when the extension is built, because the content security policy names them exactly. Each
 * variable may list several, separated by commas: the first is the default, and a fleet policy may choose another.
 */
const addresses = (mode: string) => {
  const named = (variable: string) => (process.env[variable] ?? '').split(',').filter(Boolean);
  const or = (list: string[], demo: string) => (list.length > 0 || mode === 'production' ? list : [demo]);
  return {
    backends: or(named('COUNTERSIGN_BACKEND'), demoAddresses.backend),
    issuers: or(named('COUNTERSIGN_ISSUER'), demoAddresses.issuer),
    /** Further origins of the sign-in provider, when its token endpoint does not lie at the issuer's address. */
    others: named('COUNTERSIGN_CONNECT'),
  };
};

const origins = (mode: string): string[] => {
  const { backends, issuers, others } = addresses(mode);
  const found = [...backends, ...issuers, ...others].map(address => new URL(address));
  const plain = found.find(address => address.protocol !== 'https:');
  if (mode === 'production' && (backends.length === 0 || issuers.length === 0))
    throw new Error('A production build needs COUNTERSIGN_BACKEND and COUNTERSIGN_ISSUER.');
  if (mode === 'production' && plain)
    throw new Error(`A production build reaches https addresses only, not ${plain.href}`);
  return [...new Set(found.map(address => address.origin))];
};

const contentSecurityPolicy = (mode: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${origins(mode).join(' ')}`,
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Firefox knows no ports in host patterns. */
const hostPattern = (origin: string, browser: string): string => {
  const { protocol, host, hostname } = new URL(origin);
  return `${protocol}//${browser === 'firefox' ? hostname : host}/*`;
};

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  // Tests build beside each other, each into a folder of its own.
  outDir: process.env.COUNTERSIGN_OUTPUT ?? '.output',
  manifestVersion: 3,
  manifest: ({ mode, browser }) => ({
    name: 'Countersign',
    permissions: ['sidePanel', 'scripting', 'storage', 'identity', 'alarms', 'activeTab'].filter(
      permission => browser !== 'firefox' || permission !== 'sidePanel',
    ),
    host_permissions: origins(mode).map(origin => hostPattern(origin, browser)),
    optional_host_permissions:
      mode === 'production'
        ? ['https://*/*']
        : ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*', 'http://*.test/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode) },
    action: { default_title: 'Open Countersign' },
    incognito: 'not_allowed',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: firefoxExtensionId,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
            },
          },
        }
      : {
          key: extensionKey,
          minimum_chrome_version: '130',
          storage: { managed_schema: 'managed-storage.json' },
        }),
  }),
  hooks: {
    'entrypoints:found': (wxt, found) => {
      if (wxt.config.mode !== 'production') return;
      const gallery = found.findIndex(entrypoint => entrypoint.name === 'gallery');
      if (gallery >= 0) found.splice(gallery, 1);
    },
  },
  vite: ({ mode }) => {
    const { backends, issuers } = addresses(mode);
    const settings = { backends, issuers, ...signInDefaults, audience: '', insecure: mode !== 'production' };
    return { define: { countersignSettings: JSON.stringify(settings) } };
  },
});
