/** A browser session of a person, in the form a browser's cookie jar takes. */
export interface LoginCookie {
  name: string;
  value: string;
  url: string;
}

const sessionCookie = (answer: Response): string[] | undefined =>
  answer.headers
    .getSetCookie()
    .map(line => /^(RT_SID[^=]*)=([^;]+)/.exec(line)?.slice(1))
    .find(pair => pair !== undefined);

/** Signs in as the login form does. */
export const logIn = async (url: string, user: string, password: string): Promise<LoginCookie> => {
  const answer = await fetch(`${url}/`, {
    method: 'POST',
    body: new URLSearchParams({ user, pass: password }),
    redirect: 'manual',
  });
  const page = await answer.text();
  const [name, value] = sessionCookie(answer) ?? [];
  if (!name || !value || page.includes('name="pass"')) {
    throw new Error(`${user} cannot sign in (status ${answer.status}).`);
  }
  return { name, value, url };
};
