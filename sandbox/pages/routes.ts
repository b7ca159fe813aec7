import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Desk, Env } from '../env.ts';
import { formRoutes } from './forms.ts';
import { inbox } from './inbox.ts';
import { labels } from './labels.ts';
import { type Html, page } from './layout.ts';
import { languageOf, requirePerson, setLanguage, signIn, signOut } from './session.ts';
import { signInPage } from './sign-in.ts';
import { staticFiles } from './static.ts';
import { chargesBox, ticketPage } from './ticket.ts';
import { type TicketView, ticketView } from './ticket-view.ts';

const formBytes = 100_000;

const security = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
});

const viewOf = (c: Context<Env>, desk: Desk): TicketView => {
  const view = ticketView(desk, c.get('person'), c.req.param('id') ?? '');
  if (!view) throw new HTTPException(404, { message: 'There is no such ticket.' });
  return view;
};

const inPage = (c: Context<Env>, title: string, content: Html) =>
  c.html(page(title, languageOf(c), c.get('person'), content));

const sessionRoutes = ({ store }: Desk): Hono<Env> =>
  new Hono<Env>()
    .get('/sign-in', c => c.html(page('Sign in', 'en', null, signInPage())))
    .post('/sign-in', async c => {
      const { sub } = await c.req.parseBody();
      if (typeof sub !== 'string' || !(await signIn(c, store, sub)))
        throw new HTTPException(400, { message: 'Nobody of this desk has that name.' });
      return c.redirect('/tickets');
    })
    .post('/sign-out', c => {
      signOut(c);
      return c.redirect('/sign-in');
    })
    .post('/language', async c => {
      const { language } = await c.req.parseBody();
      if (language === 'en' || language === 'de') setLanguage(c, language);
      return c.redirect('/tickets');
    });

const ticketRoutes = (desk: Desk): Hono<Env> =>
  new Hono<Env>()
    .get('/', c => {
      const language = languageOf(c);
      return inPage(c, labels[language].inbox, inbox(desk.store.list('desk'), language));
    })
    .get('/:id', c => {
      const view = viewOf(c, desk);
      return inPage(c, `#${view.id} ${view.ticket.subject}`, ticketPage(view, languageOf(c)));
    })
    .get('/:id/charges', c => c.html(chargesBox(viewOf(c, desk), languageOf(c))));

/** The pages for people. Forms are accepted from these pages only. */
export const pageRoutes = (desk: Desk): Hono<Env> => {
  const app = new Hono<Env>();
  app.use(security, csrf(), bodyLimit({ maxSize: formBytes }));
  app.route('/static', staticFiles());
  app.get('/', c => c.redirect('/tickets'));
  app.route('/', sessionRoutes(desk));
  app.use('/tickets/*', requirePerson(desk.store));
  app.route('/tickets', ticketRoutes(desk));
  app.route('/tickets', formRoutes(desk));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(error.message, error.status);
    throw error;
  });
  return app;
};
