import './blocking-state.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icon.tsx';

/** A whole view that cannot go on: what is the matter, and the one thing to do about it. */
export const BlockingState = ({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) => (
  <div className="blocking-state" role="status">
    <Icon name={icon} size={24} />
    <h2>{title}</h2>
    <div className="quiet">{children}</div>
    {action}
  </div>
);
