import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { parsePolicy } from './parse-policy.ts';
import { PolicyRefused } from './yaml-document.ts';

const refusal = (yaml: string): string[] => {
  try {
    parsePolicy(yaml);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.details;
    throw error;
  }
  return [];
};
const edited = (edit: (yaml: string) => string): string => edit(stringify(aPolicyDocument()));

test('a sound document is read', () => {
  expect(parsePolicy(stringify(aPolicyDocument())).name).toBe('Test policy');
});

test('owners of flows, rules, sites and actions are named', () => {
  const owner = { owner: 'Ann', reviewer: 'Bo', steward: 'Support' };
  const owners = {
    flows: { reply: owner },
    rules: { 'R-12': owner },
    sites: { desk: owner },
    actions: { refund: owner },
  };
  expect(parsePolicy(stringify(aPolicyDocument({ owners }))).owners).toEqual(owners);
});

test('a wrong level is refused with its line and path', () => {
  const yaml = edited(text => text.replace('address: masked', 'address: maksed'));
  const line = yaml.split('\n').findIndex(text => text.includes('maksed')) + 1;
  expect(refusal(yaml)[0]).toMatch(new RegExp(`^line ${line}, grants\\.agent\\.ticket\\.address: `));
});

test.each([
  ['an unknown key', (text: string) => `${text}\nextra: 1`, /extra|Unrecognized/],
  ['a key given twice', (text: string) => `${text}\nname: again`, /unique/i],
  ['broken YAML', (text: string) => text.replace('roles:', 'roles: ]'), /^line \d+: /],
  [
    'an owner that does not exist',
    (text: string) => text.replace('owner: billing', 'owner: biling'),
    /no system is called "biling"/,
  ],
  [
    'a grant on an unknown field',
    (text: string) => text.replace('      subject: read', '      sujet: read'),
    /has no field "sujet"/,
  ],
  [
    'a last gate with a condition',
    (text: string) => text.replace('- gate: soft', '- when: [{ field: order, is: x }]\n        gate: soft'),
    /last gate/,
  ],
  [
    'a level 7 action without a hard gate',
    (text: string) => text.replace('level: 6', 'level: 7'),
    /level 7 needs a hard gate/,
  ],
  [
    'an editor who may approve where nobody approves',
    (text: string) => text.replace('- gate: soft', '- editorApproves: true\n        gate: soft'),
    /only at a hard gate/,
  ],
  [
    'a selector that looks from each element at all others',
    (text: string) => text.replace('css: h1', 'css: "div:has(h1)"'),
    /may not use :has/,
  ],
  [
    'a pattern that could take long',
    (text: string) => text.replace('/tickets/(\\d+)$', '/(?:a+)+$'),
    /may not repeat a group/,
  ],
  [
    'a policy that nobody could review a successor of',
    (text: string) => text.replace(/^ *- review-policy\n/m, ''),
    /no role has the right "review-policy"/,
  ],
  [
    'a data rule that waits for a value which its field never has',
    (text: string) =>
      text.replace(
        'dataRules: {}',
        'dataRules: { stop: { title: Stop, when: { field: refund_status, is: [Refunded] }, effect: no-ai, because: x } }',
      ),
    /dataRules\.stop\.when\.is\.0: "refund_status" never has the value "Refunded"/,
  ],
  [
    'an owner of something that does not exist',
    (text: string) => `${text}\nowners: { actions: { refnd: { owner: Ann, reviewer: Bo, steward: Cy } } }`,
    /owners\.actions\.refnd: there is no "refnd"/,
  ],
  [
    'a role by the name of a prototype’s key',
    (text: string) => text.replaceAll('role: lead', 'role: constructor'),
    /no role is called "constructor"/,
  ],
  [
    'approvals by a role that cannot decide',
    (text: string) => text.replaceAll('role: lead', 'role: agent'),
    /no right to decide/,
  ],
])('%s is refused', (_what, edit, words) => {
  expect(refusal(edited(edit)).join('\n')).toMatch(words);
});

test('aliases cannot be used to blow a document up', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`),
  ].join('\n');
  expect(refusal(bomb)).toEqual([expect.stringContaining('aliases')]);
});
