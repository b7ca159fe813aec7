import type { FieldPlan } from '../../lib/core/plan.ts';
import type { SiteSketch } from '../../lib/core/pointing.ts';

/** The plan of somebody who may read all of a sketch. It is never published, and no reading by it leaves the browser. */
export const sketchPlan = ({ recordId, fields, conversation }: SiteSketch, origin: string): FieldPlan => ({
  policyVersion: 1,
  site: { id: 'sketch', title: '', hosts: [`${origin}/*`] },
  system: 'sketch',
  recordType: 'sketch',
  recordTitle: '',
  recordId,
  fields: Object.entries(fields).map(([id, locators]) => ({
    id,
    title: id,
    type: 'text',
    level: 'read',
    locators,
    ownerTitle: '',
  })),
  conversation,
  withheld: 0,
  localDraftSeconds: 0,
});
