import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumExtensionId,
  extensionKey,
  firefoxExtensionId,
  signInRedirects,
} from '../../lib/contract/extension.ts';
import { type BuiltExtension, buildExtension, builtFor } from '../build-extension.ts';

const buildTimeMs = 120_000;

let chrome: BuiltExtension;
beforeAll(async () => {
  chrome = await buildExtension();
}, buildTimeMs);
afterAll(() => chrome?.[Symbol.asyncDispose]());

const scripts = () => [...chrome.files].filter(([name]) => name.endsWith('.js'));
const sizeOf = (name: string) => chrome.files.get(name)?.byteLength ?? 0;

describe('the manifest for Chromium', () => {
  it('check 7: asks for exactly these permissions, and for no host but the backend and the sign-in provider', () => {
    expect(chrome.manifest).toMatchObject({
      permissions: ['sidePanel', 'scripting', 'storage', 'identity', 'alarms', 'activeTab'],
      host_permissions: [`${builtFor.backend}/*`, `${builtFor.issuer}/*`],
      optional_host_permissions: ['https://*/*'],
    });
  });

  it('checks 2 and 4: has no key but the known ones: no way in for pages, other extensions or declared content scripts', () => {
    expect(Object.keys(chrome.manifest).sort()).toEqual([
      'action',
      'background',
      'content_security_policy',
      'description',
      'host_permissions',
      'icons',
      'incognito',
      'key',
      'manifest_version',
      'minimum_chrome_version',
      'name',
      'optional_host_permissions',
      'permissions',
      'side_panel',
      'storage',
      'version',
    ]);
  });

  it('check 8: allows scripts of the package only, and connections to exactly two origins', () => {
    const { extension_pages } = chrome.manifest.content_security_policy as { extension_pages: string };
    const directives = Object.fromEntries(
      extension_pages.split('; ').map(directive => {
        const [name, ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(directives).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'font-src': "'self'",
      'connect-src': `${builtFor.backend} ${builtFor.issuer}`,
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });

  it('opens the side panel, and names files that are there', () => {
    expect(chrome.manifest.side_panel).toEqual({ default_path: 'sidepanel.html' });
    expect(chrome.manifest.background).toEqual({ service_worker: 'background.js', type: 'module' });
    const named = ['sidepanel.html', 'console.html', 'background.js', 'managed-storage.json'];
    for (const file of [...named, ...Object.values(chrome.manifest.icons as object)])
      expect(sizeOf(file), file).toBeGreaterThan(0);
  });

  it('has the fixed key whose id and redirect addresses the contract tells to providers', () => {
    const digest = createHash('sha256')
      .update(Buffer.from(extensionKey, 'base64'))
      .digest('hex')
      .slice(0, 32);
    const id = digest.replace(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(chrome.manifest.key).toBe(extensionKey);
    expect(id).toBe(chromiumExtensionId);
    expect(signInRedirects.chromium).toBe(`https://${id}.chromiumapp.org/`);
    const firefox = createHash('sha1').update(firefoxExtensionId).digest('hex');
    expect(signInRedirects.firefox).toBe(`https://${firefox}.extensions.allizom.org/`);
  });
});

describe('the bundles', () => {
  it('hold a content script of at most 20 kB that is in no manifest entry', () => {
    const bytes = sizeOf('record-reader.js');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(20_000);
    expect(chrome.manifest).not.toHaveProperty('content_scripts');
  });

  it('hold a pointing script of at most 52 kB, which only mapping a page needs, in no manifest entry', () => {
    const bytes = sizeOf('page-pointer.js');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(52_000);
  });

  it('check 8: run no text as code and load no code from elsewhere', () => {
    const forbidden = [/\beval\s*\(/, /new Function\b/, /importScripts\s*\(/, /import\s*\(\s*["'`]https?:/];
    for (const [name, content] of scripts())
      for (const pattern of forbidden) expect(String(content), name).not.toMatch(pattern);
    for (const [name, content] of chrome.files)
      if (name.endsWith('.html'))
        expect(String(content), name).not.toMatch(/<script(?![^>]*src="\/)|https?:|\son\w+=/);
  });

  it('checks 2 and 3: have no ear for pages or other extensions', () => {
    const forbidden = /onMessageExternal|onConnectExternal|onUserScriptMessage|\.world\s*=|"MAIN"/;
    for (const [name, content] of scripts()) expect(String(content), name).not.toMatch(forbidden);
  });

  it('hold nothing that looks like a secret', () => {
    const secret =
      /-----BEGIN|client_secret\s*[:=]\s*["'`]\w|\bsk-[\w-]{16}|\beyJ[\w-]{20,}\.|AKIA[A-Z0-9]{16}/;
    for (const [name, content] of chrome.files) expect(String(content), name).not.toMatch(secret);
  });

  it('hold no address of the demo, no gallery and no source map', () => {
    for (const [name, content] of chrome.files) {
      expect(name).not.toMatch(/gallery|\.map$/);
      expect(String(content), name).not.toMatch(/127\.0\.0\.1:482/);
    }
  });

  it('are told by size', () => {
    const rows = [...chrome.files]
      .filter(([name]) => /\.(js|css)$/.test(name))
      .map(([name, content]) => `${name} ${content.byteLength} B, ${gzipSync(content).byteLength} B gz`);
    console.info(rows.join('\n'));
    expect(rows.length).toBeGreaterThan(2);
  });
});

describe('the build', () => {
  it('gives the same bytes when it is run again', { timeout: buildTimeMs }, async () => {
    await using again = await buildExtension();
    const digests = (files: Map<string, Buffer>) =>
      [...files].map(([name, content]) => `${name} ${createHash('sha256').update(content).digest('hex')}`);
    expect(digests(again.files)).toEqual(digests(chrome.files));
  });

  it.each([
    [
      'a backend without encryption',
      { COUNTERSIGN_BACKEND: 'http://countersign.example' },
      'https addresses only',
    ],
    ['no backend', { COUNTERSIGN_BACKEND: '' }, 'needs COUNTERSIGN_BACKEND'],
    ['no sign-in provider', { COUNTERSIGN_ISSUER: '' }, 'COUNTERSIGN_ISSUER'],
  ])('refuses %s in production, in plain words', { timeout: buildTimeMs }, async (_, env, words) => {
    await expect(buildExtension({ env })).rejects.toThrow(words);
  });

  it('for Firefox asks for the same, without ports and without the side panel', {
    timeout: buildTimeMs,
  }, async () => {
    await using firefox = await buildExtension({ browser: 'firefox' });
    expect(firefox.manifest).toMatchObject({
      permissions: ['scripting', 'storage', 'identity', 'alarms', 'activeTab'],
      host_permissions: [`${builtFor.backend}/*`, `${builtFor.issuer}/*`],
      optional_host_permissions: ['https://*/*'],
      content_security_policy: chrome.manifest.content_security_policy,
      sidebar_action: { default_panel: 'sidepanel.html' },
      browser_specific_settings: { gecko: { id: firefoxExtensionId } },
    });
    expect(firefox.manifest).not.toHaveProperty('key');
  });

  it('for development reaches the demo, and only there plain http', { timeout: buildTimeMs }, async () => {
    const env = { COUNTERSIGN_BACKEND: '', COUNTERSIGN_ISSUER: '' };
    await using development = await buildExtension({ mode: 'development', env });
    expect(development.manifest).toMatchObject({
      host_permissions: ['http://127.0.0.1:4820/*', 'http://127.0.0.1:4821/*'],
      optional_host_permissions: [
        'https://*/*',
        'http://127.0.0.1/*',
        'http://localhost/*',
        'http://*.test/*',
      ],
    });
  });
});
