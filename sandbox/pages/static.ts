import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Env } from '../env.ts';

const types = { 'desk.css': 'text/css', 'desk.js': 'text/javascript' } as const;

/** The pages' style and script, read once. */
export const staticFiles = (): Hono<Env> => {
  const app = new Hono<Env>();
  for (const [name, type] of Object.entries(types)) {
    const content = readFileSync(new URL(`../static/${name}`, import.meta.url), 'utf8');
    app.get(`/${name}`, c => c.body(content, 200, { 'Content-Type': `${type}; charset=utf-8` }));
  }
  return app;
};
