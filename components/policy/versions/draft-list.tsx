import type { ShownPolicyDraft } from '../../../lib/contract/policy-drafts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Table } from '../../ui/table.tsx';
import { Age } from '../../ui/time.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import { stateBadges } from './draft-states.ts';

export const DraftList = ({
  drafts,
  addressOf,
}: {
  drafts: readonly ShownPolicyDraft[];
  addressOf: (draftId: string) => string;
}) => (
  <Table
    caption="Drafts, newest first"
    columns={['What for', 'State', 'Changes', 'Written by', 'Last touched']}
    rows={drafts.map(draft => {
      const { tone, icon, word } = stateBadges[draft.state];
      return {
        key: draft.id,
        cells: [
          <a key="reason" href={addressOf(draft.id)}>
            <VisibleText text={draft.reason} />
          </a>,
          <span key="state" className="row">
            <Badge tone={tone} icon={icon}>
              {word}
            </Badge>
            {draft.problems.length > 0 && (
              <Badge tone="bad" icon="warning">
                {draft.problems.length === 1 ? '1 problem' : `${draft.problems.length} problems`}
              </Badge>
            )}
          </span>,
          `version ${draft.baseVersion}`,
          draft.authors.map(({ name }) => name).join(', '),
          <Age key="touched" at={draft.updatedAt} suffix=" ago" />,
        ],
      };
    })}
  />
);
