import { html } from 'hono/html';
import type { StoryPerson } from '../../demo/story.ts';
import { type Language, labels } from './labels.ts';

/** A piece of page whose values are already escaped. */
export type Html = ReturnType<typeof html>;

const bar = (person: StoryPerson, language: Language) => {
  const label = labels[language];
  const other: Language = language === 'en' ? 'de' : 'en';
  return html`<header class="bar">
    <a class="brand" href="/tickets" data-nav>FERNHILL<b>desk</b></a>
    <span class="promo">★ New: Smart Views! Try them today ★</span>
    <span class="me">${person.name} <small>${person.role}</small></span>
    <form method="post" action="/language"><button name="language" value="${other}">${label.otherLanguage}</button></form>
    <form method="post" action="/sign-out"><button>${label.signOut}</button></form>
  </header>`;
};

/** A whole page. `person` is null before sign-in. */
export const page = (
  title: string,
  language: Language,
  person: StoryPerson | null,
  content: Html,
): Html => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title} · Fernhill Desk</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/static/desk.css">
    <script src="/static/desk.js" defer></script>
  </head>
  <body>
    ${person ? bar(person, language) : ''}
    <main id="view">${content}</main>
  </body>
</html>`;
