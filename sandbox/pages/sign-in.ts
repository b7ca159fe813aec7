import { html } from 'hono/html';
import type { Html } from './layout.ts';
import { deskPeople } from './session.ts';

export const signInPage = (): Html => html`<section class="sign-in box">
  <h1>FERNHILL<b>desk</b></h1>
  <p>This is a demo help desk with invented people. Who are you today?</p>
  <form method="post" action="/sign-in">
    ${deskPeople.map(
      ({ sub, name, role }) =>
        html`<button name="sub" value="${sub}">${name} <small>${role}</small></button>`,
    )}
  </form>
</section>`;
