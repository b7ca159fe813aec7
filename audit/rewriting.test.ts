import { describe, expect, it } from 'vitest';
import { aSignedLog, rehash, rehead, run, signAt, signedSizes } from '../test/builders/a-signed-log.ts';
import { aSigningKey } from '../test/builders/a-signing-key.ts';
import { describeOnEveryStore } from '../test/store.ts';

const otherKey = aSigningKey();

describeOnEveryStore('the checker, on a log that somebody rewrote', getStore => {
  const { key, afterTampering } = aSignedLog(getStore);

  describe('finds an attack by somebody who knows the code and recomputes the hashes', () => {
    it('an edited event, between the checkpoints that enclose it', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, `update audit_events set record_id = '1043' where seq = 17`);
        await rehash(trx);
      });
      expect(sentences).toEqual([
        'The first 20 events are not the ones that were signed (checkpoint in the store). Up to event 10 they are; among events 11 to 20 at least one was edited, replaced, moved, inserted or deleted, and its hashes with it.',
      ]);
    });

    it('a log that was cut back to an earlier checkpoint, by the checkpoints kept outside', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, 'delete from audit_events where seq > 20');
        await run(trx, 'delete from checkpoints where size > 20');
        await rehead(trx);
      });
      expect(sentences).toEqual([
        'The checkpoint of 30 events is kept outside and was deleted from the store.',
        'The checkpoint of 40 events is kept outside and was deleted from the store.',
        'The log was cut short: a checkpoint of 40 events was signed (in the outside file), and only 20 are left.',
      ]);
    });

    it('a whole log rewritten and signed with a new key, by the known key', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, `update audit_events set record_id = '1043'`);
        await rehash(trx);
        await run(trx, 'delete from checkpoints');
        for (const size of signedSizes) await signAt(trx, size, otherKey);
      });
      expect(sentences).toContain('The checkpoint of 40 events in the store was signed by another key.');
      expect(sentences.some(sentence => sentence.startsWith('The first 10 events are not the ones'))).toBe(
        true,
      );
    });

    it('a whole log rewritten and signed with a new key, by the checkpoints kept outside when the key is not known', async () => {
      const sentences = await afterTampering(
        async trx => {
          await run(trx, `update audit_events set record_id = '1043'`);
          await rehash(trx);
          await run(trx, 'delete from checkpoints');
          for (const size of signedSizes) await signAt(trx, size, otherKey);
        },
        { key: otherKey },
      );
      expect(sentences).toEqual(
        signedSizes.map(
          size => `The checkpoint of ${size} events in the outside file was signed by another key.`,
        ),
      );
    });

    it('a fork: two histories signed with the same key', async () => {
      const sentences = await afterTampering(async trx => {
        await run(trx, `update audit_events set record_id = '1043' where seq > 35`);
        await rehash(trx);
        await run(trx, 'delete from checkpoints where size = 40');
        await signAt(trx, 40, key);
      });
      expect(sentences).toContain(
        'Two checkpoints of 40 events state different histories (in the store and in the outside file): the log was forked.',
      );
    });
  });

  it('names the first 500 of many findings about single events, and counts the others', async () => {
    const sentences = await afterTampering(trx =>
      run(
        trx,
        `insert into audit_events (seq, type, at, actor, commitment, leaf)
          select seq, 'run.failed', now(), '{}', '', repeat('0', 64) from generate_series(41, 640) as seq`,
      ),
    );
    expect(sentences.filter(sentence => /^Event \d+ was edited/.test(sentence))).toHaveLength(500);
    expect(sentences).toContain('100 more findings about single events are not listed.');
  });

  describe('finds an edit of what stands beside the events', () => {
    it.each([
      [
        'the size of the head, upwards',
        'update log_head set size = 44',
        /^Events 41 to 44 are missing at the end/,
      ],
      ['the size of the head, downwards', 'update log_head set size = 39', /^Event 40 is beyond the end/],
      [
        'the tree of the head',
        `update log_head set frontier = '[]'`,
        /^The head of the log does not fit its events/,
      ],
      ['the head as a whole', 'delete from log_head', /^The head of the log is missing/],
      ['the root of a checkpoint', `update checkpoints set root = 'x' where size = 20`, /columns differ/],
      ['the size of a checkpoint', 'update checkpoints set size = 21 where size = 20', /columns differ/],
      [
        'the signed text of a checkpoint',
        `update checkpoints set note = replace(note, E'\\n20\\n', E'\\n21\\n') where size = 20`,
        /does not fit its signature/,
      ],
      [
        'a checkpoint’s text, replaced',
        `update checkpoints set note = 'none' where size = 20`,
        /is not a checkpoint/,
      ],
      ['a checkpoint, deleted', 'delete from checkpoints where size = 20', /was deleted from the store/],
    ])('%s', async (_what, statement, sentence) => {
      const sentences = await afterTampering(trx => run(trx, statement));
      expect(sentences.some(found => sentence.test(found))).toBe(true);
    });

    it('all checkpoints, deleted, when none were kept outside', async () => {
      expect(await afterTampering(trx => run(trx, 'delete from checkpoints'), { outside: [] })).toEqual([
        'No checkpoint can be verified, so nothing signed speaks for these events.',
      ]);
    });
  });
});
