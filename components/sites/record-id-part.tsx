import { findRecordId } from '../../lib/core/pattern.ts';
import type { ProposedLocator } from '../../lib/core/pointing.ts';
import { proposeAddressPatterns } from '../../lib/core/record-address.ts';
import { TextAt } from '../policy/document/controls.tsx';
import { listAt, type PolicyDocument, textAt, valueAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { LocatorList } from './locator-list.tsx';
import type { LookedAt, PageName } from './page-chooser.tsx';
import { hasRecordPath } from './site-sketch.ts';

/** So many patterns, or places to confirm an id, are worth looking at. */
const mostProposals = 3;

interface RecordIdProps {
  site: string;
  looks: Record<PageName, LookedAt>;
  /** Where page A says the id, once it was looked for. */
  confirmations: readonly ProposedLocator[];
  /** Whether page A is being looked at: on a large page that takes a few seconds. */
  looking: boolean;
  /** Null where there is no page to look at. */
  onLookForId: (() => void) | null;
}

/** Which part of an address is the record's id, and where the page itself says it. */
export const RecordIdPart = ({ site, looks, ...confirming }: RecordIdProps) => (
  <div className="stack">
    <AddressPattern site={site} looks={looks} />
    <h4>Confirmed by the page</h4>
    <Confirmed site={site} {...confirming} />
  </div>
);

const AddressPattern = ({ site, looks }: Pick<RecordIdProps, 'site' | 'looks'>) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const path = ['sites', site, 'recordId', 'path'];
  const pages = [looks.A.page, looks.B.page].filter(page => page !== null);
  const proposals = proposeAddressPatterns(pages.map(page => page.path)).filter(
    proposal => proposal.path !== textAt(document, path),
  );
  return (
    <>
      <TextAt
        path={path}
        label="Pattern for the address; its first group is the id"
        hint="Matched against path and query. A page whose address does not match shows no record."
      />
      {pages.map(page => (
        <AddressTest key={page.tabId} site={site} address={page.path} />
      ))}
      {refused === null &&
        proposals.slice(0, mostProposals).map(proposal => (
          <div key={proposal.path} className="row">
            <Button icon="plus" onPress={() => onEdit([{ path, value: proposal.path }])}>
              Use {proposal.ids.join(' and ')}
            </Button>
            <span className="quiet">
              {proposal.why} · <code>{proposal.path}</code>
            </span>
          </div>
        ))}
    </>
  );
};

const Confirmed = ({ site, confirmations, looking, onLookForId }: Omit<RecordIdProps, 'looks'>) => {
  const { document, refused } = usePolicyWriting();
  const path = ['sites', site, 'recordId', 'confirm'];
  return (
    <>
      <p className="quiet">
        {listAt(document, path).length === 0
          ? 'Nothing on the page confirms the id yet. With a confirmation, a page that lags behind its address is not read.'
          : 'The page is read only where one of these shows the same id as the address.'}
      </p>
      <LocatorList path={path} offers={confirmations.slice(0, mostProposals)} states={[]} />
      {refused === null && (
        <div className="row">
          <Button
            icon="search"
            onPress={() => onLookForId?.()}
            isPending={looking}
            refused={whyNotLook(onLookForId !== null, hasRecordPath(document, site))}
          >
            Look for the id on page A
          </Button>
          <span role="status" className="quiet">
            {looking ? 'Looking…' : confirmHint(document, site)}
          </span>
        </div>
      )}
    </>
  );
};

const confirmHint = (document: PolicyDocument, site: string): string =>
  valueAt(document, ['sites', site, 'conversation']) === undefined
    ? 'Point at the conversation first, if there is one: what customers write never counts.'
    : '';

const whyNotLook = (hasPage: boolean, hasPath: boolean): string | null => {
  if (!hasPath) return 'Say first where the id stands in the address.';
  return hasPage ? null : 'Choose page A first.';
};

const AddressTest = ({ site, address }: { site: string; address: string }) => {
  const { document } = usePolicyWriting();
  const pattern = textAt(document, ['sites', site, 'recordId', 'path']);
  const found = hasRecordPath(document, site) ? findRecordId(pattern, address) : '';
  return (
    <div className="row">
      <code className="address">
        <VisibleText text={address} />
      </code>
      {found === '' ? (
        <Badge tone="warn" icon="warning">
          no id
        </Badge>
      ) : (
        <Badge tone="good" icon="check">
          id {found}
        </Badge>
      )}
    </div>
  );
};
