import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { benches } from './benches.ts';
import { type Result, tableOf } from './table.ts';

const folder = fileURLToPath(new URL('../out/bench/', import.meta.url));

const machine = () => ({
  system: `${type()} ${process.arch}`,
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

const chosen = (names: string[]): Bench[] => {
  const unknown = names.filter(name => !Object.hasOwn(benches, name));
  if (unknown.length > 0)
    throw new Error(
      `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
    );
  return Object.entries(benches)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, bench]) => bench);
};

const results: Result[] = [];
for (const bench of chosen(process.argv.slice(2))) {
  console.error(`Measuring: ${bench.name}`);
  const { name, unit, better } = bench;
  try {
    results.push({ bench: { name, unit, better }, figures: await bench.run() });
  } catch (error) {
    // The others are still worth having.
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
  }
}
await mkdir(folder, { recursive: true });
const report = { at: new Date().toISOString(), machine: machine(), results };
await writeFile(`${folder}results.json`, `${JSON.stringify(report, null, 2)}\n`);
console.log(tableOf(results));
