import type { Bundle, Envelope, EventEvidence, Evidence } from './bundle.ts';
import { canonical } from './canonical.ts';
import { checkCard, type Outcome } from './check-card.ts';
import { checkErased } from './check-erased.ts';
import { isConsistent, isHash, leafHash, rootByInclusion, sha256 } from './merkle.ts';
import { openNote, type Statement, type Verifier, verifySignature } from './note.ts';

const statementBytes = ({ payloadType, payload }: Envelope): { payload: Buffer; signed: Buffer } => {
  const bytes = Buffer.from(payload, 'base64');
  const prefix = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${bytes.length} `;
  return { payload: bytes, signed: Buffer.concat([Buffer.from(prefix), bytes]) };
};

const subjectDigest = (payload: Buffer): unknown => {
  try {
    const { subject } = JSON.parse(payload.toString('utf8'));
    return subject.find(({ name }: { name?: unknown }) => name === 'evidence').digest.sha256;
  } catch {
    // A payload of another form names no digest, and so covers nothing.
    return null;
  }
};

const checkEnvelope = (
  { evidence, envelope }: Bundle,
  verifier: Verifier,
  { verified, found }: Outcome,
): void => {
  const { payload, signed } = statementBytes(envelope);
  if (!envelope.signatures.some(({ sig }) => verifySignature(verifier, signed, Buffer.from(sig, 'base64'))))
    found.push('The signed statement does not fit its signature, or another key signed it.');
  else if (
    envelope.payloadType !== 'application/vnd.in-toto+json' ||
    subjectDigest(payload) !== sha256(canonical(evidence))
  )
    found.push('The bundle was edited: its contents do not give the digest in the signed statement.');
  else verified.push('the signed statement covers everything in the bundle');
};

const leafOf = ({ data: _data, salt: _salt, inclusion: _inclusion, ...entry }: EventEvidence): string =>
  leafHash(canonical(entry));

const checkEvent = (event: EventEvidence, { size, root }: Statement, { found }: Outcome): void => {
  const { seq, data, salt, commitment, inclusion } = event;
  if ((data === null) !== (salt === null)) found.push(`Event ${seq}: only half of its data was erased.`);
  if (
    data !== null &&
    salt !== null &&
    (!isHash(salt) || sha256(Buffer.from(salt, 'hex'), data) !== commitment)
  )
    found.push(`Event ${seq} was edited: its data does not fit its commitment.`);
  if (rootByInclusion(leafOf(event), seq - 1, size, inclusion) !== root)
    found.push(`Event ${seq} was edited or never was in the log: its proof does not lead to the checkpoint.`);
};

const checkEarlier = (
  { log }: Evidence,
  newest: Statement,
  verifier: Verifier,
  { verified, found }: Outcome,
): void => {
  if (!log.earlier) return;
  const older = openNote(log.earlier.checkpoint, verifier);
  if ('problem' in older) found.push(`The earlier checkpoint ${older.problem}.`);
  else if (!isConsistent(older, newest, log.earlier.consistency))
    found.push(`The log that was signed at ${older.size} events is not the beginning of the newest one.`);
  else
    verified.push(`the events were signed at ${older.size} events already, and that log was only continued`);
};

const checkLogProofs = (evidence: Evidence, verifier: Verifier, outcome: Outcome): Statement | null => {
  const { events, erasures = [], checkpoint } = evidence.log;
  const statement = openNote(checkpoint, verifier);
  if ('problem' in statement) {
    outcome.found.push(`The checkpoint ${statement.problem}.`);
    return null;
  }
  const before = outcome.found.length;
  for (const event of [...events, ...erasures]) checkEvent(event, statement, outcome);
  if (outcome.found.length === before)
    outcome.verified.push(
      `events that are in the signed log of ${statement.size} events: ${events.length + erasures.length}`,
    );
  checkEarlier(evidence, statement, verifier, outcome);
  return statement;
};

const checkArtifacts = ({ artifacts, run }: Evidence, { verified, found, unchecked }: Outcome): void => {
  const before = found.length;
  const kept = artifacts.filter(({ body }) => body !== null);
  for (const { digest, kind, body } of kept)
    if (sha256(body as string) !== digest) found.push(`The artifact ${kind} ${digest} was edited.`);
  if (found.length === before) verified.push(`artifacts that give their digests: ${kept.length}`);
  const known = new Set(kept.map(({ digest }) => digest));
  for (const { node, input, output } of run?.nodes ?? [])
    for (const digest of [input, output])
      if (digest !== null && !known.has(digest))
        unchecked.push(`artifact ${digest} of node ${node}: not in the bundle`);
};

const checkPolicy = ({ policy }: Evidence, { verified, found }: Outcome): void => {
  if (!policy) return;
  if (sha256(canonical(policy.document)) === policy.digest)
    verified.push(`policy version ${policy.version} is the document its digest names`);
  else found.push(`Policy version ${policy.version} was edited: it does not give its digest.`);
};

const checkOutside = (
  { log }: Evidence,
  outside: readonly string[],
  { verified, unchecked, found }: Outcome,
): void => {
  const mine = [log.checkpoint, ...(log.earlier ? [log.earlier.checkpoint] : [])];
  const textOf = (note: string): string => note.split('\n').slice(0, 3).join('\n');
  const sizes = new Map(mine.map(note => [note.split('\n')[1], textOf(note)]));
  const forked = outside.filter(note => {
    const known = sizes.get(note.split('\n')[1]);
    return known !== undefined && known !== textOf(note);
  });
  for (const note of forked)
    found.push(
      `Your own copy has another checkpoint of ${note.split('\n')[1]} events: the log was forked or rewritten.`,
    );
  if (outside.some(note => mine.includes(note)))
    verified.push('your own copy of the checkpoints has a checkpoint of this bundle');
  else unchecked.push('the checkpoints against your own copy: give one that holds them with --checkpoints');
};

/** Checks a bundle with nothing but the bundle, the public key, and the checkpoints one has kept oneself. */
export const checkBundle = (bundle: Bundle, verifier: Verifier, outside: readonly string[]): Outcome => {
  const { evidence } = bundle;
  const outcome: Outcome = { verified: [], found: [], unchecked: [] };
  checkEnvelope(bundle, verifier, outcome);
  checkLogProofs(evidence, verifier, outcome);
  checkCard(evidence, outcome);
  checkArtifacts(evidence, outcome);
  checkErased(evidence, outcome);
  checkPolicy(evidence, outcome);
  checkOutside(evidence, outside, outcome);
  outcome.unchecked.push(...evidence.missing.map(what => `missing: ${what}`));
  return outcome;
};
