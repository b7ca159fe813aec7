import { Ledger } from '../lib/core/mask/ledger.ts';
import { maskText } from '../lib/core/mask/mask-text.ts';
import { maskTable } from '../lib/core/mask/table/mask-table.ts';
import type { Bench, Figure } from './bench.ts';
import { cpuMillisecondsEach, inTurn } from './rounds.ts';

const rounds = 9;
const characters = 50_000;

const patterns: Record<string, string> = {
  'digits and spaces': '4 ',
  'groups of four digits': '4111 ',
  'letters and digits': 'DE89',
  'addresses without an end': 'a@a.',
  'phone words': 'phone ',
  'zero-width marks': '\u200b',
};

const hostile = (pattern: string): string => pattern.repeat(characters).slice(0, characters);

export default {
  name: 'Masking 50,000 hostile characters',
  unit: 'ms CPU',
  better: 'less',
  run: async () => {
    const figures: Figure[] = [];
    for (const [what, pattern] of Object.entries(patterns)) {
      const text = hostile(pattern);
      const measured = await inTurn(
        rounds,
        () => cpuMillisecondsEach(3, () => maskText(text, maskTable, new Ledger(''), characters)),
        () => cpuMillisecondsEach(200, () => text.normalize('NFKC').replace(/\d{13,19}/g, '[card]')),
      );
      figures.push({
        what,
        floor: 'normalising it, and one regular expression for runs of digits',
        ...measured,
      });
    }
    return figures;
  },
} satisfies Bench;
