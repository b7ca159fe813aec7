import type { Locator } from '../../lib/core/policy.ts';

export type Strength = 'strong' | 'fair' | 'weak';

export interface LocatorWords {
  /** By what the value is found. */
  strategy: string;
  strength: Strength;
  /** The whole of it in a sentence. */
  sentence: string;
}

const lastStep = (css: string): string => css.split(/[\s>]+/).at(-1) ?? '';

const strategyOf = ({ css, label }: Locator): { strategy: string; strength: Strength } => {
  if (label) return { strategy: 'words beside it', strength: label.length > 1 ? 'fair' : 'weak' };
  const step = lastStep(css ?? '');
  if (/:nth-|:first-|:last-|:only-/.test(css ?? '')) return { strategy: 'position', strength: 'weak' };
  if (step.includes('#')) return { strategy: 'id', strength: 'strong' };
  if (step.includes('[')) return { strategy: 'attribute', strength: 'strong' };
  return { strategy: 'structure', strength: 'fair' };
};

const takenWords = (read: Locator['read']): string => {
  if (typeof read === 'object') return `its attribute ${read.attribute}`;
  return read === 'value' ? 'what the form holds' : 'its text';
};

/** What a locator of the policy does, for people who write no code. */
export const locatorWords = (locator: Locator): LocatorWords => {
  const { css, label, read = 'text', pattern } = locator;
  const place = label ? `beside ${label.map(word => `“${word}”`).join(' or ')}` : `at ${css}`;
  const part = pattern === undefined ? '' : `, and of it what matches ${pattern}`;
  return { ...strategyOf(locator), sentence: `Takes ${takenWords(read)} ${place}${part}.` };
};

export const strengthBadges = {
  strong: { tone: 'good', icon: 'check' },
  fair: { tone: 'plain', icon: 'info' },
  weak: { tone: 'warn', icon: 'warning' },
} as const;
