import { findRecordId, patternProblem, searchedCharacters } from './pattern.ts';

/** A pattern for `recordId.path`, and what it takes from each address it was made of. */
export interface AddressPattern {
  path: string;
  ids: string[];
  /** A sentence for the admin. */
  why: string;
}

/** Kinds of ids, narrowest first. The forms are bounded, so that none of them can take long. */
const idForms = [
  { form: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', name: 'a UUID', sureness: 3 },
  { form: '\\d{1,20}', name: 'a number', sureness: 3 },
  { form: '[A-Za-z][A-Za-z0-9]{0,11}-\\d{1,12}', name: 'a key such as ABC-123', sureness: 3 },
  { form: '[A-Z]{2,6}\\d{2,15}', name: 'a number behind letters', sureness: 2 },
  { form: '(?=\\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?', name: 'an id of 15 or 18 characters', sureness: 2 },
  { form: '[A-Za-z0-9_-]{6,40}', name: 'a code', sureness: 1 },
];

interface Part {
  text: string;
  /** The name of a query's part; undefined for a part of the path. */
  name?: string;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('\\/', '/');

/** Path parts, then parts of the query, of an address such as `/tickets/7?tab=2`. */
const partsOf = (address: string): Part[] => {
  const [path = '', query = ''] = address.split('?', 2);
  const named = query.split('&').filter(pair => pair.includes('='));
  return [
    ...path
      .split('/')
      .slice(1)
      .map(text => ({ text })),
    ...named.map(pair => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), text: pair.slice(at + 1) };
    }),
  ];
};

const isPath = (part: Part): boolean => part.name === undefined;

/** The narrowest kind of id that all these texts are, if any. */
const formOf = (texts: string[]) =>
  idForms.find(({ form }) => texts.every(text => /\d/.test(text) && new RegExp(`^(?:${form})$`).test(text)));

/** Leaves out what the policy's own patterns may not have. */
const written = (form: string): string => form.replace('(?=\\d)', '');

/** One step of the path: the same in all addresses, or of whatever kind. */
const step = (texts: string[]): string => {
  const [first = ''] = texts;
  if (texts.every(text => text === first)) return escaped(first);
  const known = formOf(texts);
  return known ? written(known.form) : '[^/?]{1,80}';
};

const pathPattern = (all: Part[][], place: number, id: string): string => {
  const [first = []] = all;
  const steps = first.filter(isPath).slice(0, place + 1);
  const ways = steps.map((_, at) =>
    at === place ? `(${id})` : step(all.map(parts => parts[at]?.text ?? '')),
  );
  return `^/${ways.join('/')}(?:[/?]|$)`;
};

const queryPattern = (all: Part[][], name: string, id: string): string => {
  const [first = []] = all;
  const ways = first.filter(isPath).map((_, at) => step(all.map(parts => parts[at]?.text ?? '')));
  return `^/${ways.join('/')}\\?(?:[^#]*&)?${escaped(name)}=(${id})(?:&|$)`;
};

/** Where a record's id may stand: for two addresses, where they differ. */
const places = (all: Part[][]): { pattern: string; score: number; why: string }[] => {
  const [first = [], ...others] = all;
  return first.flatMap((part, at) => {
    const texts = isPath(part)
      ? all.map(parts => (isPath(parts[at] ?? { text: '', name: '' }) ? (parts[at]?.text ?? '') : ''))
      : all.map(parts => parts.find(({ name }) => name === part.name)?.text ?? '');
    const known = formOf(texts);
    const differs = new Set(texts).size === texts.length;
    if (!known || (others.length > 0 && !differs)) return [];
    const id = written(known.form);
    const pattern = isPath(part) ? pathPattern(all, at, id) : queryPattern(all, part.name ?? '', id);
    // The record is mostly the last thing that an address names, and a query mostly says how it is shown.
    const score =
      known.sureness * 10 +
      at +
      (isPath(part) || /id|key|number|ticket|case/i.test(part.name ?? '') ? 12 : 0);
    const where = isPath(part) ? `part ${at + 1} of the path` : `“${part.name}” of the query`;
    return [{ pattern, score, why: `${known.name[0]?.toUpperCase()}${known.name.slice(1)}, ${where}` }];
  });
};

const ofSameShape = (all: Part[][]): boolean =>
  new Set(all.map(parts => parts.filter(isPath).length)).size === 1;

const propose = (addresses: string[]): AddressPattern[] => {
  const all = [...new Set(addresses)].map(partsOf);
  if (all.length === 0 || !ofSameShape(all)) return [];
  return places(all)
    .sort((one, other) => other.score - one.score)
    .map(({ pattern, why }) => ({
      path: pattern,
      ids: addresses.map(address => findRecordId(pattern, address)),
      why,
    }));
};

/** Routes behind a `#` are paths of their own, behind one page that is the same for all records. */
const proposeRoutes = (addresses: string[]): AddressPattern[] => {
  const routes = addresses.map(address => address.split('#', 2)[1] ?? '');
  const [page, ...others] = new Set(addresses.map(address => address.split('#')[0]));
  if (page === undefined || others.length > 0 || !routes.every(route => route.includes('/'))) return [];
  const slash = routes[0]?.startsWith('/') ? '/' : '';
  return propose(routes.map(route => (slash ? route : `/${route}`))).map(({ path, why }) => {
    const whole = `^${escaped(page)}#${slash}${path.slice('^/'.length)}`;
    return {
      path: whole,
      ids: addresses.map(address => findRecordId(whole, address)),
      why: `${why}, behind #`,
    };
  });
};

/**
 * Patterns that take a record's id out of addresses (path, query and fragment) of records of one kind, the most likely
 * first. One address gives a guess; with two, only what differs between them is an id.
 */
export const proposeAddressPatterns = (addresses: string[]): AddressPattern[] => {
  const all = addresses.map(address => address.slice(0, searchedCharacters));
  return [...proposeRoutes(all), ...propose(all.map(address => address.split('#')[0] ?? ''))].filter(
    ({ path, ids }) => path.length <= 200 && patternProblem(path) === null && ids.every(id => id !== ''),
  );
};
