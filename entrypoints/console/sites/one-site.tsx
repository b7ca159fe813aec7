import '../../../components/policy/policy-form.css';
import { useMutation } from '@tanstack/react-query';
import { ProblemAt, TextAt } from '../../../components/policy/document/controls.tsx';
import { LinesAt } from '../../../components/policy/document/lines-at.tsx';
import { listAt, titleAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { ConversationPart } from '../../../components/sites/conversation-part.tsx';
import { HostGrants } from '../../../components/sites/host-grants.tsx';
import { recordOf } from '../../../components/sites/map-field.ts';
import { type LookedAt, PageChooser, type PageName } from '../../../components/sites/page-chooser.tsx';
import { RecordIdPart } from '../../../components/sites/record-id-part.tsx';
import { ConnectorNote, GrantsNote } from '../../../components/sites/site-notes.tsx';
import { sketchOf } from '../../../components/sites/site-sketch.ts';
import { Button } from '../../../components/ui/button.tsx';
import { say } from '../../../components/ui/say.ts';
import { Section } from '../../../components/ui/section.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { policyAddress } from '../rooms.ts';
import { AsRole } from './as-role.tsx';
import { ask } from './ask.ts';
import { SiteFields } from './site-fields.tsx';
import { useLooks } from './use-looks.ts';
import { type Mapping, useMapping } from './use-mapping.ts';
import { useSitePages } from './use-site-pages.ts';

/** Why nothing can be pointed at now, or null. */
const whyNotPoint = (refused: string | null, hasPage: boolean, { pointing }: Mapping): string | null => {
  if (refused !== null) return refused;
  if (!hasPage) return 'Choose page A first.';
  return pointing ? 'You are pointing now.' : null;
};

/** One help desk: its pages, what is a record there, its fields, its conversation, and who sees what. */
export const OneSite = ({ me, policy, site }: { me: Me; policy: string; site: string }) => {
  const { document, refused } = usePolicyWriting();
  const path = ['sites', site];
  const sitePages = useSitePages(me, listAt(document, [...path, 'hosts']).map(String));
  const { pages, grant } = sitePages;
  const live = useLooks(me, pages, sketchOf(document, site));
  const mapping = useMapping(site);
  const { looks } = live;
  const tabId = looks.A.page?.tabId ?? null;
  const pointRefused = whyNotPoint(refused, tabId !== null, mapping);
  return (
    <div className="policy-form stack">
      <ProblemAt path={path} />
      <Section title="The help desk">
        <div className="policy-line">
          <TextAt path={[...path, 'title']} label="Name" />
          <LinesAt path={[...path, 'hosts']} label="Its pages, one host in each line" />
        </div>
        <ConnectorNote site={site} />
      </Section>
      <Section title="Two records to look at">
        <TwoRecords me={me} sitePages={sitePages} live={live} />
      </Section>
      <Section title="What is one record">
        <RecordId site={site} looks={looks} tabId={tabId} />
      </Section>
      <SiteFields site={site} looks={looks} mapping={mapping} pointRefused={pointRefused} />
      <Section title="Conversation">
        <ConversationPart
          site={site}
          looks={looks}
          pointed={mapping.conversation}
          pointRefused={pointRefused}
          onPoint={() => tabId !== null && mapping.pointAtMessage(tabId)}
        />
      </Section>
      <Section title="Who sees what">
        <GrantsNote site={site} matrixAddress={policyAddress('roles', policy, recordOf(document, site))} />
        <AsRole me={me} policy={policy} pages={pages} onGrant={grant} />
      </Section>
      <RemoveSite policy={policy} site={site} />
    </div>
  );
};

const TwoRecords = ({
  me,
  sitePages: { pages, ungranted, grant, refresh },
  live: { looks, choose, again },
}: {
  me: Me;
  sitePages: ReturnType<typeof useSitePages>;
  live: ReturnType<typeof useLooks>;
}) => (
  <>
    <HostGrants hosts={ungranted} onGrant={grant} />
    {me.rights.includes('author-policy') ? (
      <PageChooser
        pages={pages}
        looks={looks}
        onChoose={choose}
        onRefresh={() => {
          refresh();
          again();
        }}
      />
    ) : (
      <p className="quiet">Trying a map on open pages needs the right “author-policy”.</p>
    )}
  </>
);

const RecordId = ({
  site,
  looks,
  tabId,
}: {
  site: string;
  looks: Record<PageName, LookedAt>;
  tabId: number | null;
}) => {
  const { document } = usePolicyWriting();
  const look = useMutation({
    mutationFn: (tab: number) => ask({ type: 'point.confirm', tabId: tab, sketch: sketchOf(document, site) }),
    onSuccess: ({ locators }) =>
      locators.length === 0 && say('The page does not say this id anywhere that can be relied on.', 'bad'),
    onError: error => say(error.message, 'bad'),
  });
  return (
    <RecordIdPart
      site={site}
      looks={looks}
      confirmations={look.data?.locators ?? []}
      looking={look.isPending}
      onLookForId={tabId === null ? null : () => look.mutate(tabId)}
    />
  );
};

const RemoveSite = ({ policy, site }: { policy: string; site: string }) => {
  const { document, refused, onEdit } = usePolicyWriting();
  if (refused !== null) return null;
  return (
    <div className="row">
      <Button
        look="danger"
        onPress={() => {
          onEdit([{ path: ['sites', site], remove: true }]);
          location.hash = policyAddress('sites', policy);
        }}
      >
        Remove {titleAt(document, ['sites', site])}
      </Button>
      <span className="quiet">Its record type and fields stay in the policy.</span>
    </div>
  );
};
