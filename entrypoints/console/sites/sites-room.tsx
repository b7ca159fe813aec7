import '../../../components/sites/sites.css';
import { titleAt, valueAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { NewSiteForm } from '../../../components/sites/new-site-form.tsx';
import { SiteList } from '../../../components/sites/site-list.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { VisibleText } from '../../../components/ui/visible-text.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import { PolicyWorkspace } from '../policy/policy-workspace.tsx';
import type { DraftDesks } from '../policy/use-draft-desks.ts';
import { policyAddress } from '../rooms.ts';
import { OneSite } from './one-site.tsx';
import { siteMaps } from './site-maps.ts';
import { useOpenPages } from './use-site-pages.ts';

/** The help desks that can be read, and how: mapped by pointing at their pages, without code. */
export const SitesRoom = ({ me, desks, parts }: { me: Me; desks: DraftDesks; parts: string[] }) => {
  const [named = null, site = null, place = null] = parts;
  return (
    <PolicyWorkspace
      me={me}
      desks={desks}
      named={named}
      addressOf={policy => policyAddress('sites', policy, site ?? undefined)}
      place={place}
    >
      {policy =>
        site === null ? (
          <AllSites me={me} policy={policy} />
        ) : (
          <ThisSite me={me} policy={policy} site={site} />
        )
      }
    </PolicyWorkspace>
  );
};

const AllSites = ({ me, policy }: { me: Me; policy: string }) => {
  const { document, base, refused } = usePolicyWriting();
  const pages = useOpenPages(me);
  const addressOf = (site: string) => policyAddress('sites', policy, site);
  return (
    <>
      <SiteList document={document} base={base} addressOf={addressOf} />
      <Section title="Map another help desk">
        {refused === null ? (
          <NewSiteForm
            maps={siteMaps}
            pages={pages.data ?? []}
            refused={refused}
            onAdded={site => {
              location.hash = addressOf(site);
            }}
          />
        ) : (
          <p className="quiet">{refused}</p>
        )}
      </Section>
    </>
  );
};

const ThisSite = ({ me, policy, site }: { me: Me; policy: string; site: string }) => {
  const { document } = usePolicyWriting();
  const path = ['sites', site];
  return (
    <>
      <p>
        <a href={policyAddress('sites', policy)}>All sites</a> ›{' '}
        <VisibleText text={titleAt(document, path)} />
      </p>
      {valueAt(document, path) === undefined ? (
        <Notice title="This policy has no such site." />
      ) : (
        <OneSite key={site} me={me} policy={policy} site={site} />
      )}
    </>
  );
};
