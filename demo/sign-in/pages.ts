import { html, raw } from 'hono/html';
import { people } from '../story/people.ts';

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 24rem; margin: 12vh auto; padding: 0 1rem; }
  h1 { font-size: 1.2rem; }
  form { display: grid; gap: .5rem; }
  button { display: flex; justify-content: space-between; padding: .6rem .8rem; font: inherit; cursor: pointer; }
  button span { opacity: .7; }
`;

type Content = ReturnType<typeof html>;

const page = (title: string, content: Content) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>${content}</body>
</html>`;

/** Where one picks a person. Each is a submit button, so the page works by keyboard and without scripts. */
export const signInPage = async (): Promise<string> =>
  String(
    await page(
      'Sign in · development provider',
      html`<h1>Who are you?</h1>
      <p>This is a development sign-in provider. The people are invented and there are no passwords. Never use it for real
        data.</p>
      <form method="post">
        ${people.map(
          ({ sub, name, role }) =>
            html`<button name="sub" value="${sub}">${name}<span>${role}</span></button>`,
        )}
      </form>`,
    ),
  );

/** A page that only says something. */
export const noticePage = async (title: string, message: string): Promise<string> =>
  String(await page(title, html`<h1>${title}</h1><p>${message}</p>`));

/** Confirms the sign-out that `form` (made by the provider) asks for: at once with scripts, by a button without. */
export const signOutPage = async (form: string): Promise<string> =>
  String(
    await page(
      'Sign out',
      html`<h1>Signing out</h1>
      ${raw(form)}
      <button form="op.logoutForm" name="logout" value="yes">Sign out</button>
      <script>document.querySelector('button').click();</script>`,
    ),
  );
