import { describe, expect, it } from 'vitest';
import { auditTypes } from '../lib/core/audit-event.ts';
import { aSignedLog, copyRow, rehead, renumber, run } from '../test/builders/a-signed-log.ts';
import { describeOnEveryStore } from '../test/store.ts';

describeOnEveryStore('the checker, on a log that somebody tampered with', getStore => {
  const { afterTampering } = aSignedLog(getStore);

  it('finds nothing in a log that nobody touched', async () => {
    expect(await afterTampering(async () => undefined)).toEqual([]);
  });

  describe('tells an erasure by the backend from one by hand:', () => {
    const eraseEvents = (...seqs: number[]) =>
      afterTampering(trx =>
        run(trx, `update audit_events set data = null, salt = null where seq in (${seqs.join()})`),
      );

    it('finds nothing where a later event names the one that lost its details', async () => {
      expect(await eraseEvents(3)).toEqual([]);
    });

    it('names events that lost their details and that no later event names', async () => {
      expect(await eraseEvents(3, 4, 5, 25)).toEqual([
        'Events 4 to 5 have lost their details, and no later event tells of that: erased by hand.',
        'Event 25 has lost its details, and no later event tells of that: erased by hand.',
      ]);
    });

    it('does not take the word of an event that was erased or edited itself', async () => {
      const told = auditTypes.indexOf('data.erased') + 1;
      expect(await eraseEvents(3, told)).toContain(
        'Event 3 has lost its details, and no later event tells of that: erased by hand.',
      );
      const sentences = await afterTampering(async trx => {
        await run(trx, 'update audit_events set data = null, salt = null where seq = 4');
        await run(trx, `update audit_events set data = replace(data, '[3]', '[4]') where seq = ${told}`);
      });
      expect(sentences).toContain(
        'Event 4 has lost its details, and no later event tells of that: erased by hand.',
      );
    });
  });

  describe('names the event when one column of it is edited', () => {
    it.each([
      ['type', `type = 'proposal.expired'`],
      ['time', `at = at + interval '1 millisecond'`],
      ['actor’s name', `actor = jsonb_set(actor, '{name}', '"Ben Okafor"')`],
      ['actor, by a new key', `actor = actor || '{"more": 1}'`],
      ['system', `system = 'billing'`],
      ['record type', `record_type = 'order'`],
      ['record', `record_id = '1043'`],
      ['record, emptied', 'system = null, record_type = null, record_id = null'],
      ['proposal', `proposal_id = 'p99'`],
      ['proposal, emptied', 'proposal_id = null'],
      ['run', `run_id = 'r2'`],
      ['policy version', 'policy_version = 4'],
      ['policy version, emptied', 'policy_version = null'],
    ])('%s', async (_column, change) => {
      expect(
        await afterTampering(trx => run(trx, `update audit_events set ${change} where seq = 17`)),
      ).toEqual([
        'Event 17 was edited: its type, time, actor, record, proposal, run, policy version or commitment was changed.',
      ]);
    });

    it.each([
      ['data', `data = replace(data, '1', '2')`, 'its data or its salt was edited'],
      ['data, by a space', `data = data || ' '`, 'its data or its salt was edited'],
      ['salt', `salt = repeat('0', 64)`, 'its data or its salt was edited'],
      ['salt, in capitals', 'salt = upper(salt)', 'its salt was edited'],
      ['commitment', `commitment = repeat('0', 64)`, 'its commitment was edited'],
    ])('%s', async (_column, change, what) => {
      expect(
        await afterTampering(trx => run(trx, `update audit_events set ${change} where seq = 6`)),
      ).toEqual([`Event 6 was edited: ${what}.`]);
    });

    it('commitment of an event that was erased', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'update audit_events set data = null, salt = null where seq = 3');
        await run(trx, `update audit_events set commitment = repeat('0', 64) where seq = 3`);
      });
      expect(sentences).toEqual([
        'Event 3 was edited: its type, time, actor, record, proposal, run, policy version or commitment was changed.',
      ]);
    });

    it('leaf', async () => {
      const sentences = await afterTampering(trx =>
        run(trx, `update audit_events set leaf = repeat('0', 64) where seq = 17`),
      );
      expect(sentences).toEqual([
        'Event 17 was edited: its stored hash (leaf) was changed.',
        'The head of the log does not fit its events: the head or an event was edited.',
      ]);
    });

    it('half of the data, erased alone', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'alter table audit_events drop constraint audit_events_check');
        await run(trx, 'update audit_events set salt = null where seq = 17');
      });
      expect(sentences).toEqual(['Event 17 was edited: only half of its data was erased.']);
    });

    it('time, by a microsecond', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'alter table audit_events alter column at type timestamptz(6)');
        await run(trx, `update audit_events set at = at + interval '1 microsecond' where seq = 17`);
      });
      expect(sentences[0]).toMatch(/^Event 17 was edited/);
    });
  });

  describe('names the events', () => {
    it('that were deleted from the middle', async () => {
      expect(
        await afterTampering(trx => run(trx, 'delete from audit_events where seq in (12, 13, 33)')),
      ).toEqual(['Events 12 to 13 are missing: deleted.', 'Event 33 is missing: deleted.']);
    });

    it('that were cut from the end', async () => {
      expect(await afterTampering(trx => run(trx, 'delete from audit_events where seq > 36'))).toEqual([
        'Events 37 to 40 are missing at the end: the log was cut short.',
        'The log was cut short: a checkpoint of 40 events was signed (in the outside file), and only 36 are left.',
      ]);
    });

    it('that were swapped', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'update audit_events set seq = 1000 where seq = 14');
        await run(trx, 'update audit_events set seq = 14 where seq = 28');
        await run(trx, 'update audit_events set seq = 28 where seq = 1000');
      });
      expect(sentences).toContain('Event 14 was moved: it was written as event 28.');
      expect(sentences).toContain('Event 28 was moved: it was written as event 14.');
    });

    it('that were renumbered to hide a deletion', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'delete from audit_events where seq = 12');
        await renumber(trx, 12, -1);
        await rehead(trx);
      });
      expect(sentences).toContain(
        'Events 12 to 39 were renumbered: they were written as 13 to 40. Event 12 as it was written is deleted.',
      );
    });

    it('that were inserted in the middle', async () => {
      const sentences = await afterTampering(async trx => {
        await renumber(trx, 12, 1);
        await copyRow(trx, 3, 12);
        await rehead(trx);
      });
      expect(sentences).toContain(
        'Events 13 to 41 were renumbered: they were written as 12 to 40. Event 12 was inserted.',
      );
      expect(sentences).toContain('Event 12 was moved: it was written as event 3.');
    });

    it('that were inserted behind the end', async () => {
      const sentences = await afterTampering(trx => copyRow(trx, 3, 41));
      expect(sentences).toContain('Event 41 is beyond the end that the log’s head states: inserted.');
    });

    it('that were inserted before the beginning', async () => {
      const sentences = await afterTampering(trx => copyRow(trx, 3, 0));
      expect(sentences).toContain('Event 0 was inserted: its number is not free.');
    });

    it('that stand twice under one number', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'alter table audit_events drop constraint audit_events_pkey');
        await copyRow(trx, 9, 9);
      });
      expect(sentences).toContain('Event 9 was inserted: its number is not free.');
    });
  });
});
