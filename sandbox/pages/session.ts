import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { people, type StoryPerson } from '../../demo/story.ts';
import type { Env } from '../env.ts';
import type { Store } from '../store.ts';
import type { Language } from './labels.ts';

const sessionCookie = 'desk_session';
const languageCookie = 'desk_language';
const cookieOptions = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;

/** People who work at the desk. The auditor has no business here. */
export const deskPeople: readonly StoryPerson[] = people.filter(({ role }) => role !== 'auditor');

const secretOf = (store: Store): string => {
  const secret = store.setting('cookie-secret');
  if (secret === null) throw new Error('The sandbox has no cookie secret: its data file was not seeded.');
  return secret;
};

/** Signs a person in. False when nobody of the desk has this id. */
export const signIn = async (c: Context<Env>, store: Store, sub: string): Promise<boolean> => {
  if (!deskPeople.some(person => person.sub === sub)) return false;
  await setSignedCookie(c, sessionCookie, sub, secretOf(store), cookieOptions);
  return true;
};

export const signOut = (c: Context<Env>): void => {
  deleteCookie(c, sessionCookie);
  deleteCookie(c, languageCookie);
};

/** Sends everyone who is not signed in to the sign-in page. */
export const requirePerson =
  (store: Store): MiddlewareHandler<Env> =>
  async (c, next) => {
    const sub = await getSignedCookie(c, secretOf(store), sessionCookie);
    const person = deskPeople.find(known => known.sub === sub);
    if (!person) return c.redirect('/sign-in');
    c.set('person', person);
    await next();
  };

export const setLanguage = (c: Context<Env>, language: Language): void =>
  setCookie(c, languageCookie, language, cookieOptions);

/** The language chosen in this browser, or else the person's own. */
export const languageOf = (c: Context<Env>): Language => {
  const chosen = getCookie(c, languageCookie);
  return chosen === 'en' || chosen === 'de' ? chosen : c.get('person').language;
};
