import { expect, test } from 'vitest';
import { siteSketch } from '../../lib/core/pointing.ts';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { applyEdits } from '../policy/document/apply-edits.ts';
import type { PolicyDocument } from '../policy/document/policy-document.ts';
import { hostPattern } from './host-pattern.ts';
import { locatorWords } from './locator-words.ts';
import { hasRecordPath, sketchOf } from './site-sketch.ts';

const document = aPolicyDocument() as PolicyDocument;

test('a sketch leaves out what is still being typed, so that the page can always be looked at', () => {
  const writing = applyEdits(document, [
    { path: ['sites', 'desk', 'recordId', 'path'], value: '^/tickets/(' },
    {
      path: ['sites', 'desk', 'fields', 'status'],
      value: [{ css: 'a:has(b)' }, { css: '#status', read: 'value' }],
    },
    { path: ['sites', 'desk', 'fields', 'address'], value: [{ label: [] }] },
    { path: ['sites', 'desk', 'conversation'], value: { item: '', body: { css: '.x' } } },
  ]);
  const sketch = sketchOf(writing, 'desk');
  expect(siteSketch.safeParse(sketch).success).toBe(true);
  expect(hasRecordPath(writing, 'desk')).toBe(false);
  expect(sketch.fields.status).toEqual([{ css: '#status', read: 'value' }]);
  expect(Object.keys(sketch.fields)).not.toContain('address');
  expect(sketch.conversation).toBeUndefined();
});

test('a sketch of a sound site is that site', () => {
  const sketch = sketchOf(document, 'desk');
  expect(sketch.recordId.path).toBe('^/tickets/(\\d+)$');
  expect(Object.keys(sketch.fields)).toEqual(['subject', 'status', 'address', 'risk_note', 'refund_status']);
});

test.each([
  ['https://desk.example/tickets/1?x=2', 'https://desk.example/*'],
  ['desk.example:8443', 'https://desk.example:8443/*'],
  ['http://127.0.0.1:4822/*', 'http://127.0.0.1:4822/*'],
  ['', null],
  ['ftp://desk.example', null],
  ['https://*.example/*', null],
])('the address %s becomes the host %s', (typed, host) => {
  expect(hostPattern(typed)).toBe(host);
});

test.each([
  [{ css: '#case .head' }, 'structure', 'fair'],
  [{ css: '.a #b' }, 'id', 'strong'],
  [{ css: 'form > select[name=stage]' }, 'attribute', 'strong'],
  [{ css: '#a > div:nth-child(3)' }, 'position', 'weak'],
  [{ label: ['Stage'] }, 'words beside it', 'weak'],
  [{ label: ['Stage', 'Stufe'] }, 'words beside it', 'fair'],
])('%j is said to find by %s, which is %s', (locator, strategy, strength) => {
  expect(locatorWords({ read: 'text', ...locator })).toMatchObject({ strategy, strength });
});
