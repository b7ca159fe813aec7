import type { ReactNode } from 'react';
import type { OpenPage } from '../../lib/core/pointing.ts';
import type { Option } from '../policy/document/controls.tsx';
import { Choice } from '../ui/choice.tsx';

/** Shows an open page as the panel of a role would, beside the choice of both. */
export const RolePreview = ({
  pages,
  tabId,
  roles,
  seenBy,
  onChoose,
  children,
}: {
  pages: readonly OpenPage[];
  tabId: number | null;
  roles: readonly Option[];
  seenBy: string;
  onChoose: (tabId: number | null, role: string) => void;
  /** The panel’s own view of the reading. */
  children: ReactNode;
}) => (
  <div className="stack">
    <div className="policy-line">
      <Choice label="Seen by" value={seenBy} options={roles} onChange={chosen => onChoose(tabId, chosen)} />
      <Choice
        label="On the page"
        value={tabId?.toString() ?? ''}
        options={[
          { value: '', title: pages.length === 0 ? 'no open page' : 'choose…' },
          ...pages.map(page => ({ value: String(page.tabId), title: `${page.path} · ${page.title}` })),
        ]}
        onChange={chosen => onChoose(chosen === '' ? null : Number(chosen), seenBy)}
      />
    </div>
    <div className="role-panel">{children}</div>
  </div>
);
