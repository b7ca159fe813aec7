import { isOneOf } from './data-rule.ts';
import { governanceProblems } from './governance-problems.ts';
import type { Policy } from './policy.ts';
import { replyProblems } from './reply-problems.ts';
import { withoutPrototypes } from './without-prototypes.ts';

export interface PolicyProblem {
  path: (string | number)[];
  message: string;
}

type Report = (path: (string | number)[], message: string) => void;

const checkRecords = (policy: Policy, report: Report): void => {
  for (const [type, record] of Object.entries(policy.records)) {
    if (!policy.systems[record.system])
      report(['records', type, 'system'], `no system is called "${record.system}"`);
    for (const [field, { owner, mirrors }] of Object.entries(record.fields)) {
      const path = ['records', type, 'fields', field];
      const system = policy.systems[owner];
      if (!system) report([...path, 'owner'], `no system is called "${owner}"`);
      else if (owner !== record.system && policy.systems[record.system]?.connector === undefined)
        report(
          [...path, 'owner'],
          `"${record.system}" has no connector, so nothing tells which record of "${owner}" belongs to a ${type}`,
        );
      else if (owner !== record.system && !system.link)
        report(
          [...path, 'owner'],
          `system "${owner}" needs a link that says which of its records belongs to a ${type}`,
        );
      else if (
        owner !== record.system &&
        system.link &&
        record.fields[system.link.field]?.owner !== record.system
      )
        report(
          [...path, 'owner'],
          `"${owner}" is linked by field "${system.link.field}", which ${record.system} must own`,
        );
      for (const mirror of mirrors)
        if (!policy.systems[mirror]) report([...path, 'mirrors'], `no system is called "${mirror}"`);
    }
  }
};

const checkGrants = (policy: Policy, report: Report): void => {
  for (const [role, records] of Object.entries(policy.grants)) {
    if (!policy.roles[role]) report(['grants', role], `no role is called "${role}"`);
    for (const [type, fields] of Object.entries(records)) {
      const record = policy.records[type];
      if (!record) report(['grants', role, type], `no record type is called "${type}"`);
      for (const field of Object.keys(fields))
        if (record && !record.fields[field])
          report(['grants', role, type, field], `${type} has no field "${field}"`);
    }
  }
};

const checkSites = (policy: Policy, report: Report): void => {
  for (const [id, site] of Object.entries(policy.sites)) {
    const record = policy.records[site.record];
    if (!record) report(['sites', id, 'record'], `no record type is called "${site.record}"`);
    else if (record.system !== site.system)
      report(['sites', id, 'system'], `records of type "${site.record}" belong to "${record.system}"`);
    for (const field of Object.keys(site.fields))
      if (record && !record.fields[field])
        report(['sites', id, 'fields', field], `${site.record} has no field "${field}"`);
    for (const [field, locators] of Object.entries(site.fields))
      for (const [index, { css, label }] of locators.entries())
        if ((css === undefined) === (label === undefined))
          report(['sites', id, 'fields', field, index], 'give exactly one of css and label');
  }
};

const checkGates = (policy: Policy, id: string, report: Report): void => {
  const action = policy.actions[id];
  if (!action) return;
  const record = policy.records[action.record];
  for (const [index, tier] of action.gates.entries()) {
    const path = ['actions', id, 'gates', index];
    const last = index === action.gates.length - 1;
    if (last && tier.when.length > 0)
      report([...path, 'when'], 'the last gate must have no condition, so that every change meets a gate');
    if (!last && tier.when.length === 0) report(path, 'a gate without a condition hides the gates after it');
    if (tier.gate === 'hard' && tier.approvals.length === 0)
      report([...path, 'approvals'], 'a hard gate must say who approves');
    if (tier.gate !== 'hard' && tier.approvals.length > 0)
      report([...path, 'approvals'], 'only a hard gate asks for approvals');
    if (tier.gate !== 'hard' && tier.editorApproves)
      report([...path, 'editorApproves'], 'only at a hard gate is there an approval for who edits to give');
    if (tier.gate !== 'hard' && action.level === 7)
      report([...path, 'gate'], 'an action of level 7 needs a hard gate');
    for (const { role } of tier.approvals) {
      if (!policy.roles[role]) report([...path, 'approvals'], `no role is called "${role}"`);
      else if (!policy.roles[role].rights.includes('decide'))
        report([...path, 'approvals'], `role "${role}" has no right to decide`);
    }
    for (const { field } of tier.when)
      if (!record?.fields[field]) report([...path, 'when'], `${action.record} has no field "${field}"`);
  }
};

const checkActions = (policy: Policy, report: Report): void => {
  const covered = new Map<string, string>();
  for (const [id, action] of Object.entries(policy.actions)) {
    const record = policy.records[action.record];
    if (!record) report(['actions', id, 'record'], `no record type is called "${action.record}"`);
    if ((action.kind === 'set-field') !== (action.field !== undefined))
      report(['actions', id, 'field'], 'set-field names a field, and the other kinds name none');
    if (action.field && record && !record.fields[action.field])
      report(['actions', id, 'field'], `${action.record} has no field "${action.field}"`);
    const written = record && (action.field ? record.fields[action.field]?.owner : record.system);
    if (written && policy.systems[written]?.connector === undefined)
      report(['actions', id], `"${written}" has no connector, so nothing can be written there`);
    if (action.undo === 'restore' && action.kind !== 'set-field')
      report(['actions', id, 'undo'], 'only a field can be restored; a message can be corrected');
    const covers = `${action.kind} ${action.record} ${action.field ?? ''}`;
    const other = covered.get(covers);
    if (other) report(['actions', id], `action "${other}" already covers this change`);
    covered.set(covers, id);
    checkGates(policy, id, report);
  }
};

const whatItStops = {
  'no-ai': 'every draft would be stopped',
  'no-outside-model': 'no draft would ever go to an outside model',
} as const;

/** What cannot be asked is taken to hold, and that would be every time. */
const checkRuleIsTold = (
  { records, systems }: Policy,
  id: string,
  { when, effect }: Policy['dataRules'][string],
  report: Report,
): void => {
  for (const [type, { fields }] of Object.entries(records)) {
    const owner = fields[when.field]?.owner;
    const system = owner === undefined ? undefined : systems[owner];
    if (system && system.connector === undefined)
      report(
        ['dataRules', id, 'when'],
        `"${owner}" has no connector, so nothing but pages tells "${when.field}" of a ${type}, and ${whatItStops[effect]}`,
      );
  }
};

/** A rule that waits for a value which no record can have would protect nobody, and look as if it did. */
const checkDataRules = (policy: Policy, report: Report): void => {
  for (const [id, rule] of Object.entries(policy.dataRules)) {
    const { when } = rule;
    checkRuleIsTold(policy, id, rule, report);
    const fields = Object.values(policy.records).flatMap(({ fields }) => fields[when.field] ?? []);
    if (fields.length === 0) report(['dataRules', id, 'when'], `no record type has a field "${when.field}"`);
    const known = fields.flatMap(({ options }) => options ?? []);
    if (fields.some(({ options }) => options === undefined)) continue;
    for (const [index, value] of when.is.entries())
      if (fields.length > 0 && value !== '' && !isOneOf('text', known, value))
        report(['dataRules', id, 'when', 'is', index], `"${when.field}" never has the value "${value}"`);
  }
};

/** What is wrong with a well-formed policy document: every name that leads nowhere, every gate that cannot hold. */
export const policyProblems = (document: Policy): PolicyProblem[] => {
  const policy = withoutPrototypes(document);
  const problems: PolicyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  checkRecords(policy, report);
  checkGrants(policy, report);
  checkSites(policy, report);
  checkActions(policy, report);
  checkDataRules(policy, report);
  replyProblems(policy, report);
  governanceProblems(policy, report);
  return problems;
};
