import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { type FieldLevel, fieldLevels, type Policy, type Right } from '../lib/core/policy.ts';

/** Answers of an engine that shares no code with ours, for the same grants and rights. */
export interface Referee {
  levelOf(roles: readonly string[], record: string, field: string): FieldLevel;
  hasRight(roles: readonly string[], right: Right): boolean;
}

const quoted = (text: string): string => JSON.stringify(text);

/** `write` permits whoever asks for at least `write`, `suggest`, `read` or `masked`; `none` permits nothing. */
const grantRules = ({ grants }: Policy): string[] =>
  Object.entries(grants).flatMap(([role, records]) =>
    Object.entries(records).flatMap(([record, fields]) =>
      Object.entries(fields)
        .filter(([, level]) => level !== 'none')
        .map(([field, level]) => {
          const levels = fieldLevels.slice(1, fieldLevels.indexOf(level) + 1);
          const actions = levels.map(each => `Level::Action::${quoted(each)}`).join(', ');
          return `permit(principal in Role::${quoted(role)}, action in [${actions}], resource == Field::${quoted(`${record}/${field}`)});`;
        }),
    ),
  );

const rightRules = ({ roles }: Policy): string[] =>
  Object.entries(roles).flatMap(([role, { rights }]) =>
    rights.map(
      right =>
        `permit(principal in Role::${quoted(role)}, action == Right::Action::${quoted(right)}, resource);`,
    ),
  );

let prepared = 0;

/** The policy's grants and rights said in Cedar. Throws where Cedar does not take them. */
export const cedarReferee = (policy: Policy): Referee => {
  prepared += 1;
  const preparsedPolicySetId = `policy-${prepared}`;
  const staticPolicies = [...grantRules(policy), ...rightRules(policy)].join('\n');
  const parsed = preparsePolicySet(preparsedPolicySetId, { staticPolicies });
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors));

  const allows = (roles: readonly string[], action: { type: string; id: string }, field: string): boolean => {
    const principal = { type: 'Person', id: 'asking' };
    const parents = roles.map(id => ({ type: 'Role', id }));
    const answer = statefulIsAuthorized({
      preparsedPolicySetId,
      principal,
      action,
      resource: { type: 'Field', id: field },
      context: {},
      entities: [{ uid: principal, attrs: {}, parents }],
    });
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    return answer.response.decision === 'allow';
  };

  return {
    levelOf: (roles, record, field) =>
      [...fieldLevels]
        .reverse()
        .find(id => id !== 'none' && allows(roles, { type: 'Level::Action', id }, `${record}/${field}`)) ??
      'none',
    hasRight: (roles, id) => allows(roles, { type: 'Right::Action', id }, ''),
  };
};
