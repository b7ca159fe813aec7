import { useQuery } from '@tanstack/react-query';
import { titleAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { CellNote } from '../../../components/policy/matrix/cell-note.tsx';
import { grantedLevel } from '../../../components/policy/matrix/levels.ts';
import type { Grant } from '../../../components/policy/matrix/set-levels.ts';
import { useSettled } from '../../../components/ui/use-settled.ts';
import type { Me } from '../../../lib/contract/session.ts';
import { callApi } from '../../../lib/messaging/client.ts';

/** The side note of a cell, asked for once the person stays on it. */
export const CellWhy = ({ me, policy, cell }: { me: Me; policy: string; cell: Grant }) => {
  const { document, base, problems } = usePolicyWriting();
  const { role, record, field } = cell;
  const level = grantedLevel(document, role, record, field);
  const stays = useSettled(JSON.stringify([policy, cell, level]));
  // A draft with problems is no policy yet, so only what it changes can be explained.
  const sound = problems.length === 0;
  const why = useQuery({
    queryKey: [me.sub, 'policies', 'explain', policy, sound, role, record, field, level],
    queryFn: () =>
      callApi('policies.explain', {
        query: { policy: sound ? policy : 'current', roles: role, record, field },
      }),
    enabled: stays,
  });
  return (
    <CellNote
      roleTitle={titleAt(document, ['roles', role])}
      fieldTitle={titleAt(document, ['records', record, 'fields', field])}
      level={level}
      before={grantedLevel(base, role, record, field)}
      explanation={why.data ?? null}
      about={sound ? null : 'As the version in force has it: the draft has problems.'}
      problem={why.error?.message ?? null}
    />
  );
};
