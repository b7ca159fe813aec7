import type { SiteMap } from '../../../lib/core/site-map.ts';
import freshdesk from '../../../site-maps/freshdesk.json';
import hubspot from '../../../site-maps/hubspot.json';
import intercom from '../../../site-maps/intercom.json';
import jira from '../../../site-maps/jira-service-management.json';
import requestTracker from '../../../site-maps/request-tracker.json';
import salesforce from '../../../site-maps/salesforce-service.json';
import zendesk from '../../../site-maps/zendesk.json';

// A test holds each of them to the policy's own schema; the compiler reads data too loosely to do it.
const shipped = { requestTracker, zendesk, salesforce, hubspot, freshdesk, intercom, jira };

/** The help desks that Countersign ships a map of, the verified one first. */
export const siteMaps = Object.values(shipped) as unknown as readonly SiteMap[];
