import './notice.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<NoticeTone, IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'cross' };

/** What happened and what to do, in place. `live` announces it to screen readers when it appears. */
export const Notice = ({
  tone = 'info',
  title,
  live = false,
  children,
  actions,
}: {
  tone?: NoticeTone;
  title: string;
  live?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}) => (
  <div className={`notice notice-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
    <Icon name={icons[tone]} size={16} />
    <div className="stack notice-body">
      <strong>{title}</strong>
      {children && <div>{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </div>
  </div>
);
