import './panel-header.css';
import { lazy, Suspense } from 'react';
import type { Me } from '../../lib/contract/session.ts';

// Menus are the heaviest control of the library; the rest of the panel does not wait for them.
const Menu = lazy(async () => ({ default: (await import('../ui/menu.tsx')).Menu }));

export const PanelHeader = ({
  me,
  onSignOut,
  onOpenConsole,
}: {
  me: Me | null;
  onSignOut: () => void;
  onOpenConsole: () => void;
}) => (
  <header className="panel-header">
    <h1>Countersign</h1>
    {me && (
      <>
        <span className="push quiet">
          {me.name} · {me.roles.map(role => role.title).join(', ') || 'no role'}
        </span>
        <Suspense fallback={<span className="panel-header-menu" />}>
          <Menu
            label="Menu"
            choices={[
              { id: 'console', title: 'Open the console', onChoose: onOpenConsole },
              { id: 'sign-out', title: 'Sign out', onChoose: onSignOut },
            ]}
          />
        </Suspense>
      </>
    )}
  </header>
);
