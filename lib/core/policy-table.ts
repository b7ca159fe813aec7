import type { FieldPlan, PlannedField } from './plan.ts';
import {
  type Action,
  durationSeconds,
  type FieldDefinition,
  type FieldLevel,
  fieldLevels,
  type Policy,
  type Right,
  type Site,
} from './policy.ts';
import { withoutPrototypes } from './without-prototypes.ts';

/**
 * A policy made ready for questions. Whatever the table does not hold is denied: an unknown role, record, field or
 * action has no grant, no right and no gate.
 */
export interface PolicyTable {
  version: number;
  digest: string;
  policy: Policy;
  grants: ReadonlyMap<string, FieldLevel>;
  rights: ReadonlyMap<string, ReadonlySet<Right>>;
  actions: ReadonlyMap<string, Action>;
}

const grantKey = (role: string, recordType: string, field: string): string =>
  `${role}/${recordType}/${field}`;
const actionKey = (kind: string, recordType: string, field: string | null): string =>
  `${kind}/${recordType}/${field ?? ''}`;

/** Compiles a policy that `policyProblems` found sound. */
export const compilePolicy = (policy: Policy, version: number, digest: string): PolicyTable => {
  const grants = new Map<string, FieldLevel>();
  for (const [role, records] of Object.entries(policy.grants))
    for (const [recordType, fields] of Object.entries(records))
      for (const [field, level] of Object.entries(fields))
        grants.set(grantKey(role, recordType, field), level);
  const rights = new Map(Object.entries(policy.roles).map(([role, { rights: own }]) => [role, new Set(own)]));
  const actions = new Map<string, Action>();
  for (const [id, action] of Object.entries(policy.actions))
    actions.set(actionKey(action.kind, action.record, action.field ?? null), { ...action, id });
  return { version, digest, policy: withoutPrototypes(policy), grants, rights, actions };
};

/** The strongest level any of the roles has for a field. */
export const levelOf = (
  table: PolicyTable,
  roles: readonly string[],
  recordType: string,
  field: string,
): FieldLevel => {
  let best = 0;
  for (const role of roles)
    best = Math.max(best, fieldLevels.indexOf(table.grants.get(grantKey(role, recordType, field)) ?? 'none'));
  return fieldLevels[best] ?? 'none';
};

export const allows = (level: FieldLevel, needed: FieldLevel): boolean =>
  fieldLevels.indexOf(level) >= fieldLevels.indexOf(needed);

export const hasRight = (table: PolicyTable, roles: readonly string[], right: Right): boolean =>
  roles.some(role => table.rights.get(role)?.has(right) ?? false);

/**
 * Whether a record's title, as its own system gives it, is a value that these roles may read: sites say which field it is.
 * Where two sites name two fields, both must be readable.
 */
export const mayReadTitle = (table: PolicyTable, roles: readonly string[], recordType: string): boolean => {
  const fields = Object.values(table.policy.sites).flatMap(({ record, titleField }) =>
    record === recordType && titleField !== undefined ? [titleField] : [],
  );
  return fields.length > 0 && fields.every(field => allows(levelOf(table, roles, recordType, field), 'read'));
};

export const rightsOf = (table: PolicyTable, roles: readonly string[]): Right[] => [
  ...new Set(roles.flatMap(role => [...(table.rights.get(role) ?? [])])),
];

export const fieldOf = (table: PolicyTable, recordType: string, field: string): FieldDefinition | undefined =>
  table.policy.records[recordType]?.fields[field];

/** The one action that covers a change, or undefined: then the change is denied. */
export const actionFor = (
  table: PolicyTable,
  kind: Action['kind'],
  recordType: string,
  field: string | null,
): Action | undefined => table.actions.get(actionKey(kind, recordType, field));

const plannedField = (table: PolicyTable, site: Site, id: string, level: FieldLevel): PlannedField | null => {
  const definition = fieldOf(table, site.record, id);
  const locators = site.fields[id];
  if (!definition || !locators || level === 'none') return null;
  return {
    id,
    title: definition.title,
    type: definition.type,
    level,
    locators,
    ownerTitle: table.policy.systems[definition.owner]?.title ?? definition.owner,
    ...(definition.options ? { options: definition.options } : {}),
  };
};

/** The field plan of a person at a site, or null where the person may see nothing there. */
export const planFor = (table: PolicyTable, roles: readonly string[], siteId: string): FieldPlan | null => {
  const site = table.policy.sites[siteId];
  const record = site && table.policy.records[site.record];
  if (!site || !record) return null;
  const fields = Object.keys(site.fields)
    .map(id => plannedField(table, site, id, levelOf(table, roles, site.record, id)))
    .filter(planned => planned !== null);
  if (fields.length === 0) return null;
  return {
    policyVersion: table.version,
    site: { id: siteId, title: site.title, hosts: site.hosts },
    system: site.system,
    recordType: site.record,
    recordTitle: record.title,
    recordId: site.recordId,
    ...(site.titleField && fields.some(({ id }) => id === site.titleField)
      ? { titleField: site.titleField }
      : {}),
    fields,
    ...(site.conversation ? { conversation: site.conversation } : {}),
    withheld: Object.keys(record.fields).filter(id => levelOf(table, roles, site.record, id) === 'none')
      .length,
    localDraftSeconds: durationSeconds(table.policy.retention.localDraft),
  };
};

/** The field plans of people with these roles: one for each site where they may see something. */
export const plansFor = (table: PolicyTable, roles: readonly string[]): FieldPlan[] =>
  Object.keys(table.policy.sites)
    .map(site => planFor(table, roles, site))
    .filter(plan => plan !== null);
