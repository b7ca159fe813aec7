import '../../components/policy/policy-form.css';
import '../../components/sites/sites.css';
import { type ReactNode, useReducer } from 'react';
import { movedEditing, startEditing } from '../../components/policy/document/draft-editing.ts';
import { PolicyWritingContext } from '../../components/policy/document/policy-writing.tsx';
import { ConversationPart } from '../../components/sites/conversation-part.tsx';
import { HostGrants } from '../../components/sites/host-grants.tsx';
import { MappedField } from '../../components/sites/mapped-field.tsx';
import { NewSiteForm } from '../../components/sites/new-site-form.tsx';
import { PageChooser } from '../../components/sites/page-chooser.tsx';
import { PointingState } from '../../components/sites/pointing-state.tsx';
import { RecordIdPart } from '../../components/sites/record-id-part.tsx';
import { Repairs } from '../../components/sites/repairs.tsx';
import { RolePreview } from '../../components/sites/role-preview.tsx';
import { SiteList } from '../../components/sites/site-list.tsx';
import { ConnectorNote, GrantsNote } from '../../components/sites/site-notes.tsx';
import { smallPolicy } from './samples/policy-drafts.ts';
import {
  harbourLooks,
  harbourPages,
  mappedPolicy,
  pointedPicture,
  pointedStage,
  pointedThread,
  sampleMaps,
  unreadLooks,
} from './samples/sites.ts';
import { nothing, Show } from './show.tsx';

const problems = [
  {
    path: ['sites', 'harbour', 'recordId', 'path'],
    line: null,
    message: 'a pattern may not repeat a group',
  },
];

const Writing = ({ refused = null, children }: { refused?: string | null; children: ReactNode }) => {
  const [{ document }, move] = useReducer(movedEditing, startEditing(mappedPolicy, 1));
  return (
    <PolicyWritingContext
      value={{
        document,
        base: smallPolicy,
        problems,
        refused,
        onEdit: edits => move({ type: 'edit', edits }),
      }}
    >
      <div className="policy-form stack">{children}</div>
    </PolicyWritingContext>
  );
};

const Fields = ({ refused = null }: { refused?: string | null }) => (
  <Writing refused={refused}>
    <ul className="mapped-fields stack" aria-label="Fields">
      {['topic', 'stage', 'caller', 'berth'].map(field => (
        <MappedField
          key={field}
          site="harbour"
          field={field}
          looks={harbourLooks}
          offered={field === 'stage' ? pointedStage : null}
          pointRefused={null}
          onPointAgain={nothing}
        />
      ))}
    </ul>
  </Writing>
);

const chooser = { onChoose: nothing, onRefresh: nothing };

export const SiteShows = () => (
  <>
    <Show name="Sites of a policy" wide>
      <SiteList document={mappedPolicy} base={smallPolicy} addressOf={id => `#${id}`} />
    </Show>
    <Show name="A new site" wide>
      <Writing>
        <NewSiteForm maps={sampleMaps} pages={harbourPages} refused={null} onAdded={nothing} />
      </Writing>
    </Show>
    <Show name="Two records to look at" wide>
      <PageChooser pages={harbourPages} looks={harbourLooks} {...chooser} />
    </Show>
    <Show name="Pages that cannot be looked at" wide>
      <HostGrants hosts={['https://second.example/*']} onGrant={nothing} />
      <PageChooser pages={harbourPages} looks={unreadLooks} {...chooser} />
    </Show>
    <Show name="The id of a record" wide>
      <Writing>
        <RecordIdPart
          site="harbour"
          looks={harbourLooks}
          confirmations={pointedStage.locators}
          looking={false}
          onLookForId={nothing}
        />
      </Writing>
    </Show>
    <Show name="Mapped fields" wide>
      <Fields />
    </Show>
    <Show name="Mapped fields for reading" wide>
      <Fields refused="A version never changes." />
    </Show>
    <Show name="Pointing at a page" wide>
      <PointingState
        pointing
        problem={null}
        picks={[
          { pointed: pointedStage, outcome: 'added', title: 'Stage' },
          { pointed: pointedPicture, outcome: 'nothing', title: '' },
        ]}
        onStop={nothing}
      />
    </Show>
    <Show name="Lost fields" wide>
      <Repairs
        repairs={[
          { field: 'stage', suggestions: [{ why: 'It stands beside “Stage”.', pointed: pointedStage }] },
        ]}
        titleOf={() => 'Stage'}
        onUse={nothing}
      />
    </Show>
    <Show name="Conversation of a site" wide>
      <Writing>
        <ConversationPart
          site="harbour"
          looks={harbourLooks}
          pointed={pointedThread}
          pointRefused={null}
          onPoint={nothing}
        />
      </Writing>
    </Show>
    <Show name="What a new site cannot do" wide>
      <Writing>
        <ConnectorNote site="harbour" />
        <GrantsNote site="harbour" matrixAddress="#roles" />
      </Writing>
    </Show>
    <Show name="Preview as a role" wide>
      <RolePreview
        pages={harbourPages}
        tabId={1}
        roles={[{ value: 'agent', title: 'Agent' }]}
        seenBy="agent"
        onChoose={nothing}
      >
        <p className="quiet">The panel’s own view stands here.</p>
      </RolePreview>
    </Show>
  </>
);
