import { Ledger } from '../lib/core/mask/ledger.ts';
import { maskText } from '../lib/core/mask/mask-text.ts';
import { maskTable } from '../lib/core/mask/table/mask-table.ts';
import type { Bench, Figure } from './bench.ts';
import { hostileTexts } from './mask/hostile.ts';
import { cpuMillisecondsEach, inTurn } from './rounds.ts';

const rounds = 9;

export default {
  name: 'Masking 50,000 hostile characters',
  unit: 'ms CPU',
  better: 'less',
  run: async () => {
    const figures: Figure[] = [];
    for (const [what, text] of Object.entries(hostileTexts)) {
      const measured = await inTurn(
        rounds,
        () => cpuMillisecondsEach(3, () => maskText(text, maskTable, new Ledger(''), text.length)),
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
