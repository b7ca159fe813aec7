import type { CellExplanation } from './cell-explanation.ts';
import { actionFor, allows, fieldOf, levelOf, type PolicyTable } from './policy-table.ts';

const levelWords = {
  none: 'does not see this field',
  masked: 'sees only a placeholder; the value never leaves the page',
  read: 'reads this field',
  suggest: 'reads this field, and drafts may suggest a change of it',
  write: 'reads this field and may propose a change of it',
} as const;

const rolesOf = (
  table: PolicyTable,
  roles: readonly string[],
  record: string,
  field: string,
): CellExplanation['roles'] =>
  roles.map(role => ({
    role,
    title: table.policy.roles[role]?.title ?? role,
    level: levelOf(table, [role], record, field),
    granted: table.policy.grants[role]?.[record]?.[field] !== undefined,
    path: ['grants', role, record, field],
    line: null,
  }));

const sentencesOf = (explained: Omit<CellExplanation, 'sentences'>): string[] => {
  const { decidedBy, field, roles, sites, action, level } = explained;
  const deciding = roles.find(({ role }) => role === decidedBy);
  const grant = deciding
    ? `${deciding.title} ${levelWords[level]}, because ${deciding.path.join('.')} says “${deciding.level}”.`
    : `No role here is granted ${field.title}, and what is not granted is none.`;
  return [
    grant,
    ...(deciding && roles.length > 1 ? ['With several roles the strongest level counts.'] : []),
    `${field.ownerTitle} owns ${field.title}; it is ${field.sensitivity}.`,
    ...(field.sensitivity === 'restricted' && allows(level, 'read')
      ? ['A restricted value is shown to the person, and never put into a draft or given to a model.']
      : []),
    ...(sites.length === 0
      ? ['No site says where it stands on a page, so it is read from its owner only.']
      : []),
    ...(level === 'write' && !action ? ['No action covers a change of it, so none can be proposed.'] : []),
  ];
};

/** Why a person with these roles has their level for one field, or null where the policy has no such field. Lines are left open. */
export const explainCell = (
  table: PolicyTable,
  roles: readonly string[],
  record: string,
  field: string,
): CellExplanation | null => {
  const definition = fieldOf(table, record, field);
  if (!definition) return null;
  const level = levelOf(table, roles, record, field);
  const each = rolesOf(table, roles, record, field);
  const action = actionFor(table, 'set-field', record, field);
  const explained = {
    level,
    decidedBy: level === 'none' ? null : (each.find(role => role.level === level)?.role ?? null),
    roles: each,
    field: {
      id: field,
      title: definition.title,
      type: definition.type,
      owner: definition.owner,
      ownerTitle: table.policy.systems[definition.owner]?.title ?? definition.owner,
      mirrors: definition.mirrors,
      freshness: definition.freshness ?? null,
      sensitivity: definition.sensitivity,
    },
    sites: Object.entries(table.policy.sites)
      .filter(([, site]) => site.record === record && site.fields[field])
      .map(([id, { title }]) => ({ id, title })),
    action: action ? { id: action.id, title: action.title, level: action.level, gates: action.gates } : null,
  };
  return { ...explained, sentences: sentencesOf(explained) };
};
