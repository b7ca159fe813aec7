import './badge.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'model';

/** A short state: icon, word and colour together, never colour alone. `hint` is the sentence behind the word. */
export const Badge = ({
  tone = 'plain',
  icon,
  hint,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  hint?: string;
  children: ReactNode;
}) => (
  <span className={`badge badge-${tone}`} title={hint}>
    {icon && <Icon name={icon} size={12} />}
    <span>{children}</span>
  </span>
);
