import type { Fact } from '../../../lib/core/draft.ts';
import { durationSeconds, type FieldDefinition } from '../../../lib/core/policy.ts';
import type { FlowException } from '../data.ts';
import { sameValue } from '../same-value.ts';
import { ageInWords } from './age-in-words.ts';

export interface Sighting {
  field: string;
  definition: FieldDefinition;
  /** The owner's title, for people. */
  ownerTitle: string;
  /** The page's value; null where the page shows none. */
  page: { value: string | null; readAt: string };
  owner: { value: string | null; readAt: string } | { unavailable: true };
  at: Date;
}

export interface Resolution {
  fact: Fact;
  exception: FlowException | null;
  /** Why the value was left out of the draft, or null when it may be used. */
  leftOut: string | null;
}

const fromPage = 'the page';

const base = ({ field, definition, ownerTitle }: Sighting) => ({
  field,
  title: definition.title,
  owner: ownerTitle,
});

/** Without the owner's word the page's value is shown and never used: a page can lie. */
const unconfirmed = (sighting: Sighting): Resolution => {
  const { page, definition, ownerTitle } = sighting;
  return {
    fact: {
      ...base(sighting),
      value: page.value,
      state: page.value === null ? 'missing' : 'unconfirmed',
      from: fromPage,
      readAt: page.readAt,
      taint: 'page-read',
      lost: null,
      usable: false,
    },
    exception: null,
    leftOut: page.value === null ? null : `${definition.title}: ${ownerTitle} could not confirm it.`,
  };
};

const secondsOld = (readAt: string, at: Date): number => (at.getTime() - Date.parse(readAt)) / 1000;

const exceptionOf = (
  { field, definition, ownerTitle, page }: Sighting,
  state: Fact['state'],
  value: string | null,
  age: string,
): FlowException | null => {
  const subject = { field };
  switch (state) {
    case 'conflict':
      return {
        ...subject,
        kind: 'conflicting',
        summary: `${definition.title}: the page says “${page.value}”, ${ownerTitle} says “${value}”.`,
      };
    case 'missing':
      return page.value === null
        ? null
        : {
            ...subject,
            kind: 'missing',
            summary: `${definition.title}: the page says “${page.value}”, ${ownerTitle} has no value.`,
          };
    case 'stale':
      return {
        ...subject,
        kind: 'stale',
        summary: `${definition.title}: the value in ${ownerTitle} is ${age} old, the limit is ${definition.freshness}.`,
      };
    default:
      return null;
  }
};

/** Decides whose word counts for one field: the owner's always wins, and only while it is fresh may a draft use it. */
export const resolveFact = (sighting: Sighting): Resolution => {
  const { definition, page, owner, at } = sighting;
  if ('unavailable' in owner) return unconfirmed(sighting);
  const { value, readAt } = owner;
  const seconds = secondsOld(readAt, at);
  const stale = definition.freshness !== undefined && seconds > durationSeconds(definition.freshness);
  const differs = page.value !== null && (value === null || !sameValue(definition.type, page.value, value));
  const state: Fact['state'] = value === null ? 'missing' : stale ? 'stale' : differs ? 'conflict' : 'ok';
  const exception = exceptionOf(sighting, state, value, ageInWords(seconds));
  return {
    fact: {
      ...base(sighting),
      value,
      state,
      from: sighting.ownerTitle,
      readAt,
      taint: 'system-verified',
      lost: differs && page.value !== null ? { value: page.value, from: fromPage } : null,
      usable: state === 'ok' || state === 'conflict',
    },
    exception,
    leftOut: state === 'stale' || state === 'missing' ? (exception?.summary ?? null) : null,
  };
};

/** A field this person sees only as a placeholder: neither the page's nor the owner's value is in it. */
export const maskedFact = (sighting: Omit<Sighting, 'owner' | 'at'>, placeholder: string): Resolution => ({
  fact: {
    ...base({ ...sighting, owner: { unavailable: true }, at: new Date(0) }),
    value: placeholder,
    state: 'masked',
    from: fromPage,
    readAt: sighting.page.readAt,
    taint: 'page-read',
    lost: null,
    usable: false,
  },
  exception: null,
  leftOut: `${sighting.definition.title}: masked for your role.`,
});
