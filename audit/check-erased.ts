import type { EventEvidence, Evidence } from './bundle.ts';
import type { Outcome } from './check-card.ts';
import { namesIn } from './erasures.ts';

const eventIsNamed = ({ seq }: EventEvidence, erasures: readonly EventEvidence[]): boolean =>
  erasures.some(erasure => erasure.seq > seq && namesIn(erasure.data).events.has(seq));

const artifactIsNamed = (
  { digest, erased }: Evidence['artifacts'][number],
  erasures: readonly EventEvidence[],
): boolean =>
  erasures.some(
    ({ at, policyVersion, data }) =>
      at === erased?.at && policyVersion === erased.policyVersion && namesIn(data).artifacts.has(digest),
  );

/** Promise under test: what the bundle calls erased was erased by the backend, which says so in the log, by name. */
export const checkErased = ({ log, artifacts }: Evidence, { verified, found }: Outcome): void => {
  const erasures = (log.erasures ?? []).filter(({ type }) => type === 'data.erased');
  const events = log.events.filter(({ data }) => data === null);
  const bodiless = artifacts.filter(({ body }) => body === null);
  const before = found.length;
  for (const event of events)
    if (!eventIsNamed(event, erasures))
      found.push(`Event ${event.seq} has lost its details, and no later event in the bundle tells of that.`);
  for (const artifact of bodiless)
    if (!artifactIsNamed(artifact, erasures))
      found.push(
        `The artifact ${artifact.kind} ${artifact.digest} has lost its body, and no event in the bundle tells of that.`,
      );
  const gone = events.length + bodiless.length;
  if (found.length === before && gone > 0)
    verified.push(`erased parts, each named by the log’s event of its erasure: ${gone}`);
};
