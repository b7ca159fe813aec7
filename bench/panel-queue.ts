import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import { openFor } from './setting/open-for.ts';
import { openPanelLab } from './setting/panel-lab.ts';

const rounds = 9;
const proposals = 20;

export default {
  name: 'Side panel, opened again by a lead',
  unit: 'ms',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const { panel, bare } = await openPanelLab(proposals, defer);
      return [
        {
          what: `until ${proposals} waiting proposals are seen`,
          floor: `a bare React page with ${proposals} fixed rows`,
          ...(await inTurn(rounds, panel.load, bare.load)),
        },
      ];
    }),
} satisfies Bench;
