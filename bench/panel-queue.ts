import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { openPanelLab } from './setting/panel-lab.ts';

const rounds = 9;
const proposals = 20;

export default {
  name: 'Side panel, opened again by a lead',
  unit: 'ms',
  better: 'less',
  run: async () => {
    const { panel, bare, close } = await openPanelLab(proposals);
    try {
      return [
        {
          what: `until ${proposals} waiting proposals are seen`,
          floor: `a bare React page with ${proposals} fixed rows`,
          ...(await inTurn(rounds, panel.load, bare.load)),
        },
      ];
    } finally {
      await close();
    }
  },
} satisfies Bench;
