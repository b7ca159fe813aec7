import './panel-header.css';
import { lazy, Suspense, useState } from 'react';
import type { Me } from '../../lib/contract/session.ts';
import { IconButton } from '../ui/button.tsx';
import type { MenuChoice } from '../ui/menu.tsx';

// Menus are the heaviest control of the library, so theirs is loaded when it is first opened.
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
        <HeaderMenu
          choices={[
            { id: 'console', title: 'Open the console', onChoose: onOpenConsole },
            { id: 'sign-out', title: 'Sign out', onChoose: onSignOut },
          ]}
        />
      </>
    )}
  </header>
);

const HeaderMenu = ({ choices }: { choices: MenuChoice[] }) => {
  const [opened, setOpened] = useState(false);
  const button = <IconButton icon="menu" label="Menu" aria-haspopup="menu" onPress={() => setOpened(true)} />;
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <Menu label="Menu" choices={choices} startsOpen />
    </Suspense>
  );
};
