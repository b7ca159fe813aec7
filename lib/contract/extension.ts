/**
 * Who the extension is to a browser, a sign-in provider and the backend. The public key fixes the id of unpacked
 * Chromium builds; its private half was thrown away, so nobody can sign a package under this id.
 */
export const extensionKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyQeRzdxQDO3YQq1C7z/aiOCvv+USU1P+I6VMqmSYwssTEXtTy845hBMfVIERZrY0mjGdd43Vi+LJ/LFdtixT+1z69uJg3LWKtoFYmNlD80SY1I9BDgcylIkgEZ1f9r6WntD1km9hnq7RCpJcwmn4dzKV+p6tcgErofhQ7+L768dwJvWZiwdtjHo91DeZ43LIf5Q3u4QYtg/Fw87Zf3uo6sQcqYKkIaTUaseOunK84tNVRlxNS95KixgUjh+6u3qLWi87L1uZHnnyCPVOGP1194b1jR8ETP2+d7/4bgRVlzD7NpeUSERqaTziloIsmogvgKXVB6PH/4FJKdx0MqKdUwIDAQAB';
export const chromiumExtensionId = 'lkhhleojaahdfcgmpfjcbbhcpjcanlic';
export const firefoxExtensionId = 'extension@countersign.example';

/** Where the browser catches the answer of the sign-in provider: register both with the provider. */
export const signInRedirects = {
  chromium: `https://${chromiumExtensionId}.chromiumapp.org/`,
  firefox: 'https://5a8c60ea53c57f3db683de34cd4af21d45022b33.extensions.allizom.org/',
} as const;

/** How the extension introduces itself to the sign-in provider, unless a build or a fleet policy says otherwise. */
export const signInDefaults = {
  clientId: 'countersign-extension',
  scope: 'openid profile email offline_access',
  resource: 'urn:countersign:backend',
} as const;

/** Addresses of the demo, used by development builds that name no others. */
export const demoAddresses = {
  backend: 'http://127.0.0.1:4820',
  issuer: 'http://127.0.0.1:4821',
} as const;
