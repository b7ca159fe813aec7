import type { CardEvidence, EventEvidence, Evidence } from './bundle.ts';
import { canonical } from './canonical.ts';
import { sha256 } from './merkle.ts';

/** What was established about a bundle, what was found wrong, and what could not be looked at. */
export interface Outcome {
  verified: string[];
  found: string[];
  unchecked: string[];
}

/** The digest an approval covers, from the card as it is in the bundle (docs/design/log.md). */
const sealOf = (tenant: string, card: CardEvidence): string => {
  const changes = card.changes.map(
    ({ state: _state, problem: _problem, receipt: _receipt, ...sealed }) => sealed,
  );
  const covered = [
    'id',
    'revision',
    'record',
    'recordTitle',
    'runId',
    'rollbackOf',
    'policyVersion',
    'proposer',
  ];
  const shown = ['reason', 'evidence', 'leftOut', 'warnings', 'expiresAt'];
  const parts = [...covered, ...shown].map(name => [name, card[name] ?? null] as const);
  return sha256(canonical({ tenant, ...Object.fromEntries(parts), changes }));
};

type Data = Record<string, unknown>;

/** Details that are no JSON object were edited, which their commitment tells; here they then say nothing. */
const dataOf = ({ data }: EventEvidence): Data => {
  try {
    return Object(JSON.parse(data ?? '{}')) as Data;
  } catch {
    return {};
  }
};

/** Events of one kind whose details can still be read. */
const told = (events: readonly EventEvidence[], type: string): { event: EventEvidence; data: Data }[] =>
  events
    .filter(event => event.type === type && event.data !== null)
    .map(event => ({ event, data: dataOf(event) }));

const erased = (events: readonly EventEvidence[], type: string): boolean =>
  events.some(event => event.type === type && event.data === null);

/** Follows the seal from the proposal's creation over its edits, as the log tells it. */
const checkSealHistory = ({ proposal, log }: Evidence, { verified, found, unchecked }: Outcome): void => {
  if (erased(log.events, 'proposal.created') || erased(log.events, 'proposal.edited')) {
    unchecked.push('how the card came to its seal: details of its events were erased');
    return;
  }
  let seal = told(log.events, 'proposal.created')[0]?.data.seal;
  for (const { event, data } of told(log.events, 'proposal.edited')) {
    if (data.from !== seal) found.push(`Event ${event.seq} edits another card than the one before it.`);
    seal = data.seal;
  }
  if (seal === proposal.seal) verified.push('the log tells of this card, from its creation to its last edit');
  else found.push('The log tells of another card than the one in this bundle.');
};

const checkDecisions = ({ proposal, log }: Evidence, { verified, found, unchecked }: Outcome): void => {
  if (erased(log.events, 'decision.made')) {
    unchecked.push('decisions against the log: details were erased');
    return;
  }
  const logged = told(log.events, 'decision.made');
  const untold = proposal.decisions.filter(
    ({ by, outcome, seal, role }) =>
      !logged.some(
        ({ event, data }) =>
          event.actor.sub === by.sub && data.outcome === outcome && data.seal === seal && data.role === role,
      ),
  );
  for (const { by, outcome } of untold)
    found.push(`The log does not tell of the decision by ${by.name} (${outcome}).`);
  if (untold.length === 0) verified.push(`decisions the log tells of: ${proposal.decisions.length}`);
};

const needsApproval = new Set(['approved', 'applied', 'stale', 'failed', 'rolled-back']);

/** Whether somebody put in a value by an edit that, by the card, another person had to approve. */
const wroteOf = ({ changes }: CardEvidence, sub: string): boolean =>
  changes.some(
    ({ gate, editedBy }) => gate.gate === 'hard' && gate.editorApproves !== true && editedBy?.sub === sub,
  );

/** Promise under test: nothing was carried out that this very card's approvals do not cover. */
const checkApprovals = ({ proposal }: Evidence, { verified, found }: Outcome): void => {
  for (const { by, outcome } of proposal.decisions)
    if (outcome === 'approve' && by.sub === proposal.proposer.sub)
      found.push(`${by.name} approved their own proposal.`);
  for (const { by, outcome, seal } of proposal.decisions)
    if (outcome === 'approve' && seal === proposal.seal && wroteOf(proposal, by.sub))
      found.push(`${by.name} approved a value that they had put in by an edit.`);
  if (!needsApproval.has(proposal.state)) return;
  const covering = proposal.decisions.filter(({ seal }) => seal === proposal.seal);
  const open = proposal.changes.filter(({ gate }) => {
    if (gate.gate !== 'hard') return !covering.some(({ outcome }) => outcome !== 'reject');
    const missing = gate.approvals.filter(({ role }) => {
      const agreed = covering.filter(made => made.outcome === 'approve' && made.role === role);
      // A gate that names a role twice asks for that many people more.
      const asked = gate.approvals
        .filter(other => other.role === role)
        .reduce((sum, { count }) => sum + count, 0);
      return new Set(agreed.map(({ by }) => by.sub)).size < asked;
    });
    return gate.approvals.length === 0 || missing.length > 0;
  });
  for (const { index } of open)
    found.push(`Change ${index + 1} was let through without the approvals its gate asks for.`);
  if (open.length === 0) verified.push('the decisions cover this seal and satisfy every gate on the card');
};

const checkReceipts = ({ proposal, log }: Evidence, { verified, found, unchecked }: Outcome): void => {
  if (erased(log.events, 'apply.done')) {
    unchecked.push('receipts against the log: details were erased');
    return;
  }
  const logged = told(log.events, 'apply.done');
  const receipts = proposal.changes.flatMap(({ index, receipt }) => (receipt ? [{ index, receipt }] : []));
  const untold = receipts.filter(
    ({ receipt: { key, after, effect } }) =>
      !logged.some(({ data }) => data.key === key && data.after === after && data.effect === effect),
  );
  for (const { index } of untold)
    found.push(`The log does not tell of the write that the receipt of change ${index + 1} claims.`);
  if (untold.length === 0) verified.push(`receipts of writes the log tells of: ${receipts.length}`);
};

/** Checks the card against its own seal, its gates, and the log's events in the bundle. */
export const checkCard = (evidence: Evidence, outcome: Outcome): void => {
  const { tenant, proposal } = evidence;
  if (sealOf(tenant, proposal) === proposal.seal)
    outcome.verified.push('the card is the one its seal covers');
  else outcome.found.push('The card was edited: it does not give its seal.');
  checkSealHistory(evidence, outcome);
  checkDecisions(evidence, outcome);
  checkApprovals(evidence, outcome);
  checkReceipts(evidence, outcome);
};
