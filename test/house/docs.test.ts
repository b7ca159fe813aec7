import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = execFileSync('git', ['ls-files', '*.md', ':!demo/articles'], { encoding: 'utf8' })
  .split('\n')
  .filter(page => page !== '' && existsSync(page));

const textOf = (page: string): string => readFileSync(page, 'utf8').replace(/```.*?```/gs, '');

/** A heading's address, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsIn = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

const leadsSomewhere = (page: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  return existsSync(target) && (anchor === undefined || anchorsIn(target).includes(anchor));
};

test('every link in the documentation leads somewhere', () => {
  const broken = pages.flatMap(page =>
    [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter(link => !/^https?:/.test(link) && !leadsSomewhere(page, link))
      .map(link => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every file that the documentation names is there', () => {
  const named =
    /`((?:lib|server|test|components|entrypoints|audit|demo|sandbox|bench|docs|public)\/[\w./-]+)`/g;
  const missing = pages.flatMap(page =>
    [...textOf(page).matchAll(named)]
      .map(([, path = '']) => path)
      .filter(path => !/noun\.verb|NAME/.test(path) && !existsSync(path))
      .map(path => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every test that a promise in the documentation rests on is there, by its title', () => {
  const missing = pages.flatMap(page =>
    [...textOf(page).matchAll(/`([^`]+\.test\.tsx?)`: ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
      ([, file = '', titles = '']) =>
        [...titles.matchAll(/“([^”]+)”/g)]
          .map(([, title = '']) => title)
          .filter(title => !existsSync(file) || !readFileSync(file, 'utf8').includes(title))
          .map(title => `${page}: ${file} has no “${title}”`),
    ),
  );
  expect(missing).toEqual([]);
});

test('every npm script that the documentation tells to run exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const missing = pages.flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(/(?:`|^|&& )npm run ([a-z][\w:]*)/gm)]
      .map(([, script = '']) => script)
      .filter(script => !(script in scripts))
      .map(script => `${page}: npm run ${script}`),
  );
  expect(missing).toEqual([]);
});
