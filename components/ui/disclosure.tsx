import './disclosure.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Icon } from './icon.tsx';

/** A line that opens in place. */
export const Disclosure = ({
  summary,
  children,
  startsOpen = false,
}: {
  summary: ReactNode;
  children: ReactNode;
  startsOpen?: boolean;
}) => (
  <AriaDisclosure className="disclosure" defaultExpanded={startsOpen}>
    <Button slot="trigger" className="disclosure-trigger">
      <Icon name="chevron" size={12} />
      <span>{summary}</span>
    </Button>
    <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
  </AriaDisclosure>
);
