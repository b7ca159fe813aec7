import type { Bench, Figure } from './bench.ts';
import { buildBare, buildOurs, bytesOf, compressedBytes, firstScriptBytes } from './setting/builds.ts';
import { openFor } from './setting/open-for.ts';

const bareReader = 'a bare script that reads known selectors, built with the same tools';
const barePanel = 'a bare React page, built with the same tools';

const figure = (what: string, floor: string, ours: number, bare: number): Figure => ({
  what,
  floor,
  ours: [ours],
  floors: [bare],
});

export default {
  name: 'Script size',
  unit: 'bytes',
  better: 'less',
  run: () =>
    openFor(async defer => {
      const built = await buildOurs(defer);
      const bare = await buildBare(defer);
      const panel = 'sidepanel.html';
      return [
        figure(
          'content script, minified',
          bareReader,
          bytesOf(built, 'record-reader.js'),
          bytesOf(bare, 'bare-reader.js'),
        ),
        figure(
          'content script, compressed',
          bareReader,
          compressedBytes(built, 'record-reader.js'),
          compressedBytes(bare, 'bare-reader.js'),
        ),
        figure(
          'side panel before it shows, compressed',
          barePanel,
          firstScriptBytes(built, panel),
          firstScriptBytes(bare, panel),
        ),
      ];
    }),
} satisfies Bench;
