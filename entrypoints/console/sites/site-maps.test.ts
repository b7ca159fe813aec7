import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { applyEdits } from '../../../components/policy/document/apply-edits.ts';
import type { PolicyDocument } from '../../../components/policy/document/policy-document.ts';
import { newSite } from '../../../components/sites/new-site.ts';
import { findByPattern } from '../../../lib/core/pattern.ts';
import { policySchema } from '../../../lib/core/policy.ts';
import { policyProblems } from '../../../lib/core/policy-problems.ts';
import { compilePolicy, plansFor } from '../../../lib/core/policy-table.ts';
import { aPolicyDocument } from '../../../test/builders/policy.ts';
import { siteMaps } from './site-maps.ts';

const date = z.iso.date();
const head = {
  id: z.string(),
  title: z.string(),
  product: z.string(),
  hostExample: z.string(),
  recordTitle: z.string(),
  recordId: z.unknown(),
  titleField: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
  conversation: z.unknown().optional(),
  notes: z.array(z.string()).min(1),
};
const siteMap = z.union([
  z.strictObject({ ...head, verified: z.strictObject({ by: z.string(), date }) }),
  z.strictObject({ ...head, unverified: z.strictObject({ from: z.array(z.url()).min(1), date }) }),
]);

const document = aPolicyDocument() as PolicyDocument;

const withMap = (map: (typeof siteMaps)[number], record: string | null = null) => {
  const answers = { title: map.title, host: map.hostExample, recordTitle: map.recordTitle, record, map };
  const { site, edits } = newSite(document, answers);
  return { site, policy: policySchema.parse(applyEdits(document, edits)) };
};

test('every map in the folder is shipped', () => {
  const files = readdirSync(new URL('../../../site-maps', import.meta.url)).sort();
  expect(siteMaps.map(({ id }) => `${id}.json`).sort()).toEqual(files);
});

test('only Request Tracker is called verified: the only one that tests run against', () => {
  expect(siteMaps.filter(map => 'verified' in map).map(({ id }) => id)).toEqual(['request-tracker']);
});

/** Addresses of one record as the products have them, with its id. */
const addresses: Record<string, readonly [path: string, id: string]> = {
  'request-tracker': ['/Ticket/Display.html?id=14', '14'],
  zendesk: ['/agent/tickets/35436', '35436'],
  'salesforce-service': ['/lightning/r/Case/500Hu000024kYVzIAM/view', '500Hu000024kYVzIAM'],
  hubspot: ['/contacts/148480743/record/0-5/417248509143', '417248509143'],
  freshdesk: ['/a/tickets/1', '1'],
  intercom: ['/a/inbox/abc12345/inbox/team/1000000/conversation/215475827415413', '215475827415413'],
  'jira-service-management': ['/browse/TT-1', 'TT-1'],
};

describe.each(siteMaps.map(map => [map.id, map] as const))('the map of %s', (id, map) => {
  test('says where it comes from and what it lacks', () => {
    expect(siteMap.safeParse(map).error?.issues).toBeUndefined();
  });

  test('makes a sound policy, with a system of its own or on a record type there is', () => {
    expect(policyProblems(withMap(map).policy)).toEqual([]);
    expect(policyProblems(withMap(map, 'ticket').policy)).toEqual([]);
  });

  test('grants nothing to anybody', () => {
    const { policy, site } = withMap(map);
    const roles = Object.keys(policy.roles);
    const plans = plansFor(compilePolicy(policy, 1, ''), roles);
    expect(plans.map(plan => plan.site.id)).not.toContain(site);
  });

  test('finds the record’s id in its address, and none in a list of records', () => {
    const [address, found] = addresses[id] ?? ['', ''];
    expect(findByPattern(map.recordId.path, address)).toBe(found);
    expect(findByPattern(map.recordId.path, address.replace(found, ''))).toBe('');
  });
});
