import type { Json } from './canonical.ts';
import { changesBetween } from './document-changes.ts';
import type { Policy } from './policy.ts';
import type { DocumentChange, PartChange, PolicyDiff } from './policy-diff-shape.ts';

/** What the diff tells already, by its effect. */
type Told = Pick<PolicyDiff, 'cells' | 'rights'>;

/** The document without grants, owners, gates, and the rights of roles whose rights moved: other lists tell of them. */
const remaining = (policy: Policy, told: Told): Json => {
  const { owners: _owners, grants: _grants, ...rest } = policy;
  const roles = Object.entries(policy.roles).map(([id, { rights, ...role }]) => [
    id,
    told.rights.some(change => change.role === id) ? role : { ...role, rights },
  ]);
  const actions = Object.entries(policy.actions).map(([id, { gates: _gates, ...action }]) => [id, action]);
  return { ...rest, roles: Object.fromEntries(roles), actions: Object.fromEntries(actions) } as Json;
};

/** Places where the document grants nothing and says so: a level of none, a role or record without entries. */
const silentGrants = (policy: Policy): string[][] =>
  Object.entries(policy.grants).flatMap(([role, records]) =>
    Object.keys(records).length === 0
      ? [['grants', role]]
      : Object.entries(records).flatMap(([record, fields]) =>
          Object.keys(fields).length === 0
            ? [['grants', role, record]]
            : Object.entries(fields)
                .filter(([, level]) => level === 'none')
                .map(([field]) => ['grants', role, record, field]),
        ),
  );

/** Without effect, and yet a difference of the documents, so that no two digests look alike in the diff. */
const silentChanges = (before: Policy, after: Policy, { cells }: Told): DocumentChange[] => {
  const told = new Set(cells.map(({ role, record, field }) => ['grants', role, record, field].join('/')));
  const only = (here: Policy, there: Policy): string[][] => {
    const elsewhere = new Set(silentGrants(there).map(path => path.join('/')));
    return silentGrants(here).filter(path => !elsewhere.has(path.join('/')) && !told.has(path.join('/')));
  };
  const saying = (path: string[]): Json => (path.length === 4 ? 'none' : {});
  return [
    ...only(before, after).map(path => ({ path, before: saying(path) })),
    ...only(after, before).map(path => ({ path, after: saying(path) })),
  ];
};

/** Areas that hold things with ids; the others are one thing each. */
const areasOfMany: readonly string[] = [
  'systems',
  'records',
  'roles',
  'grants',
  'sites',
  'actions',
  'dataRules',
];

const titleOf = (policies: readonly Policy[], area: PartChange['area'], id: string): string => {
  const titles = policies.map(policy => (policy[area] as Record<string, { title?: unknown }>)[id]?.title);
  return titles.find(title => typeof title === 'string') ?? id;
};

const effectOf = (changes: readonly DocumentChange[], area: string): PartChange['effect'] => {
  const whole = changes.find(({ path }) => path.length === 2);
  if (area === 'grants' || !whole) return 'changed';
  if (whole.before !== undefined && whole.after !== undefined) return 'changed';
  return whole.before === undefined ? 'added' : 'removed';
};

/** Everything of two policies that differs beside levels, rights, gates and owners, gathered by the thing it belongs to. */
export const partChanges = (before: Policy, after: Policy, told: Told): PartChange[] => {
  const parts = new Map<string, DocumentChange[]>();
  const moved = [
    ...changesBetween(remaining(before, told), remaining(after, told)),
    ...silentChanges(before, after, told),
  ];
  for (const change of moved) {
    const [area = '', id = area] = change.path;
    const key = `${area}/${areasOfMany.includes(area) ? id : area}`;
    parts.set(key, [...(parts.get(key) ?? []), change]);
  }
  return [...parts].map(([key, changes]) => {
    const [area, id] = key.split('/') as [PartChange['area'], string];
    const title = titleOf([after, before], area, id);
    return { area, id, title, effect: effectOf(changes, area), changes };
  });
};
