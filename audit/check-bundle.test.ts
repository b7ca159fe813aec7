import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportEvidence } from '../server/actions/export-evidence.ts';
import { openStore } from '../server/db/open.ts';
import { signStatement } from '../server/log/envelope.ts';
import type { SigningKey } from '../server/log/signing-key.ts';
import { aSigningKey } from '../test/builders/a-signing-key.ts';
import { anAppliedProposal, aStoredRun } from '../test/builders/an-applied-proposal.ts';
import { ada, openTestDesk, openTestServices } from '../test/services.ts';
import { storePlace } from '../test/store.ts';
import { type Bundle, parseBundle } from './bundle.ts';
import { canonical } from './canonical.ts';
import { checkBundle } from './check-bundle.ts';
import { sha256 } from './merkle.ts';
import { parseVerifier } from './note.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a value that holds no further places, as the names that lead to it. */
const places = (value: Json, at: string[] = []): string[][] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, inner]) => places(inner as Json, [...at, name]))
    : [at];

const changed = (value: Json): Json => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'forged' : `${value}!`;
};

const setAt = (root: Json, path: string[], value: (before: Json) => Json): void => {
  const last = path.at(-1) ?? '';
  const inside = path.slice(0, -1).reduce((at, name) => (at as Record<string, Json>)[name] as Json, root);
  const holder = inside as Record<string, Json>;
  holder[last] = value(holder[last] as Json);
};

describe('the checker, on an evidence bundle', () => {
  let text = '';
  let mended = '';
  let key: SigningKey;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const place = await storePlace('embedded');
    const store = await openStore(place.options);
    const desk = await openTestDesk();
    const services = await openTestServices(store, desk);
    const { id } = await anAppliedProposal(services);
    await services.checkpoints.checkpoint();
    await aStoredRun(services);
    text = JSON.stringify(await exportEvidence(services, ada, id));
    await desk.reset();
    const other = await anAppliedProposal(services, { mended: 'Hello Dana, we refund the second charge.' });
    await services.checkpoints.checkpoint();
    mended = JSON.stringify(await exportEvidence(services, ada, other.id));
    key = services.checkpoints.key;
    close = async () => {
      await services.close();
      await desk.close();
      await store.close();
      await place.remove();
    };
  }, 60_000);
  afterAll(() => close?.());

  const findings = (bundle: Bundle, signer = key, outside: string[] = []): string[] =>
    checkBundle(bundle, parseVerifier(signer.verifier), outside).found;

  /** The bundle with its evidence changed and the statement over it signed anew. */
  const resigned = (edit: (evidence: Bundle['evidence']) => void, signer = key, of = text): Bundle => {
    const bundle = parseBundle(of);
    edit(bundle.evidence);
    const envelope = signStatement(signer, {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'evidence', digest: { sha256: sha256(canonical(bundle.evidence)) } }],
      predicateType: 'https://countersign.example/evidence/v1',
      predicate: {},
    });
    return { ...bundle, envelope };
  };

  it('finds nothing in a bundle that nobody touched', () => {
    expect(findings(parseBundle(text))).toEqual([]);
  });

  it('finds nothing where who edited a value approved it at a gate that lets them', () => {
    const bundle = parseBundle(mended);
    const { changes, decisions, proposer } = bundle.evidence.proposal;
    expect(changes[1]).toMatchObject({ editedBy: decisions[0]?.by, gate: { editorApproves: true } });
    expect(decisions[0]?.by.sub).not.toBe(proposer.sub);
    expect(findings(bundle)).toEqual([]);
  });

  it('finds an approval by the editor where the gate on the card does not let them, or the card was made to', () => {
    const without = resigned(
      ({ proposal }) => {
        for (const { gate } of proposal.changes) delete gate.editorApproves;
      },
      key,
      mended,
    );
    expect(findings(without)).toContainEqual(
      expect.stringMatching(/approved a value that they had put in by an edit/),
    );
    const madeTo = resigned(({ proposal }) => {
      for (const { gate } of proposal.changes) gate.editorApproves = !gate.editorApproves;
    });
    expect(findings(madeTo)).toContainEqual(expect.stringMatching(/The card was edited/));
  });

  it('finds a change of any single value', () => {
    const all = places(JSON.parse(text).evidence);
    expect(all.length).toBeGreaterThan(300);
    for (const path of all) {
      const bundle = parseBundle(text);
      setAt(bundle.evidence as unknown as Json, path, changed);
      expect(findings(bundle), path.join('.')).toContain(
        'The bundle was edited: its contents do not give the digest in the signed statement.',
      );
    }
  });

  it('finds a bundle that was rewritten and signed with another key', () => {
    const forger = aSigningKey(key.name);
    const bundle = resigned(evidence => {
      evidence.log.verifier = forger.verifier;
    }, forger);
    expect(findings(bundle)).toContain(
      'The signed statement does not fit its signature, or another key signed it.',
    );
  });

  it('finds a checkpoint that differs from the one kept by the reader', () => {
    const { evidence } = parseBundle(text);
    const other = evidence.log.checkpoint.replace(/\n[^\n]{44}\n/, `\n${'A'.repeat(43)}=\n`);
    expect(findings(parseBundle(text), key, [other])[0]).toMatch(/^Your own copy has another checkpoint of/);
  });

  describe('finds, even when whoever edited it holds the log’s key,', () => {
    const edits: [string, (evidence: Bundle['evidence']) => void, RegExp][] = [
      [
        'an edited card',
        ({ proposal }) => {
          (proposal.changes[0] as { proposed: string }).proposed = 'Paid';
        },
        /The card was edited/,
      ],
      [
        'a removed decision',
        ({ proposal }) => {
          proposal.decisions = [];
        },
        /Change 1 was let through without the approvals/,
      ],
      [
        'an invented decision',
        ({ proposal }) => {
          const [made] = proposal.decisions;
          if (made) proposal.decisions.push({ ...made, by: { sub: 'ben.okafor', name: 'Ben Okafor' } });
        },
        /does not tell of the decision by Ben Okafor/,
      ],
      [
        'a decision turned into the proposer’s own',
        ({ proposal }) => {
          for (const made of proposal.decisions) made.by = proposal.proposer;
        },
        /approved their own proposal/,
      ],
      [
        'an approval by whoever put the value in, where the gate asks for another person',
        ({ proposal }) => {
          for (const change of proposal.changes) {
            change.editedBy = proposal.decisions[0]?.by;
            delete change.gate.editorApproves;
          }
        },
        /approved a value that they had put in by an edit/,
      ],
      [
        'a decision that covers another seal',
        ({ proposal }) => {
          for (const made of proposal.decisions) made.seal = '0'.repeat(64);
        },
        /without the approvals its gate asks for/,
      ],
      [
        'an edited receipt',
        ({ proposal }) => {
          for (const { receipt } of proposal.changes) if (receipt) receipt.effect = 'another';
        },
        /does not tell of the write that the receipt of change 1 claims/,
      ],
      [
        'an edited artifact',
        ({ artifacts }) => {
          for (const artifact of artifacts.slice(0, 1)) artifact.body = '{}';
        },
        /The artifact step-\d .* was edited/,
      ],
      [
        'an edited policy',
        ({ policy }) => {
          if (policy) policy.document = {};
        },
        /Policy version 1 was edited/,
      ],
      [
        'an edited event',
        ({ log }) => {
          for (const event of log.events.slice(0, 1)) event.actor.name = 'Somebody';
        },
        /was edited or never was in the log/,
      ],
      [
        'edited details of an event',
        ({ log }) => {
          for (const event of log.events.slice(0, 1)) event.data = '{}';
        },
        /its data does not fit its commitment/,
      ],
      [
        'an invented event',
        ({ log }) => {
          for (const event of log.events.slice(0, 1)) log.events.push({ ...event, seq: event.seq + 1 });
        },
        /never was in the log/,
      ],
      [
        'a removed event',
        ({ log }) => {
          log.events = log.events.filter(({ type }) => type !== 'proposal.created');
        },
        /The log tells of another card/,
      ],
      [
        'an edited checkpoint',
        ({ log }) => {
          log.checkpoint = log.checkpoint.replace(/\n\d+\n/, '\n999\n');
        },
        /The checkpoint does not fit its signature/,
      ],
      [
        'an earlier checkpoint that the log does not continue',
        ({ log }) => {
          if (log.earlier) log.earlier.consistency = [];
        },
        /is not the beginning of the newest one/,
      ],
    ];

    it.each(edits)('%s', (_what, edit, sentence) => {
      expect(findings(resigned(edit))).toContainEqual(expect.stringMatching(sentence));
    });
  });
});
