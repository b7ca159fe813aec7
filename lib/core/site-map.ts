import type { Locator, Policy, Site } from './policy.ts';

type FieldDefinition = Policy['records'][string]['fields'][string];

/** A field of a shipped site map: what a policy knows of it, and the places to find it. */
interface MappedField extends Pick<FieldDefinition, 'title' | 'type' | 'sensitivity' | 'options'> {
  locators: Locator[];
}

/** Where a map comes from: tried on the running product, or only written from what others say about it in public. */
type SiteMapGround =
  | { verified: { by: string; date: string } }
  | { unverified: { from: string[]; date: string } };

/** A help desk as Countersign ships it: a start for a site of a policy, without any system, role or grant. */
export type SiteMap = Pick<Site, 'recordId' | 'titleField' | 'conversation'> &
  SiteMapGround & {
    id: string;
    title: string;
    /** Which product and version it is about. */
    product: string;
    /** An address such as `https://your-company.example/*`, to be replaced by one's own. */
    hostExample: string;
    /** What one record is called there. */
    recordTitle: string;
    fields: Record<string, MappedField>;
    /** What the admin should know: what is missing, and why. */
    notes: string[];
  };
