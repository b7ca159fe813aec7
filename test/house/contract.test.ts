import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { api } from '../../lib/contract/api.ts';
import { routes } from '../../server/routes/routes.ts';

test('every operation of the contract has one folder and one route, and there are no others', () => {
  const contract = Object.keys(api).sort();
  const folders = readdirSync(new URL('../../server/routes', import.meta.url), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  expect(routes.map(({ endpoint }) => endpoint.id).sort()).toEqual(contract);
  expect(folders).toEqual(contract);
});

test('operations are named after their key, and no two share a path and method', () => {
  const places = Object.entries(api).map(([key, { id, method, path }]) => {
    expect(id).toBe(key);
    return `${method} ${path}`;
  });
  expect(new Set(places).size).toBe(places.length);
});
