import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellStory } from '../../demo/story.ts';
import { callerOf } from '../caller.ts';
import { type Sandbox, startSandbox } from '../start.ts';

const story = tellStory(new Date());
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    clock: () => new Date(),
    serviceAccounts: [{ name: 'countersign', token: 't' }],
    testing: true,
  });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Origin: sandbox.url, ...headers },
    redirect: 'manual',
  });

const signedIn = async (sub: string): Promise<{ Cookie: string }> => {
  const answer = await post('/sign-in', { sub });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { Cookie: cookie.split(';')[0] ?? '' };
};

const read = async (path: string, headers: Record<string, string>) => {
  const answer = await fetch(`${sandbox.url}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, page: await answer.text(), headers: answer.headers };
};

describe('signing in', () => {
  it.each(['/tickets', '/tickets/1042', '/tickets/1042/charges'])(
    '%s is for people who signed in',
    async path => {
      const { status, headers, page } = await read(path, {});
      expect([status, headers.get('Location')]).toEqual([302, '/sign-in']);
      expect(page).not.toContain('Dana');
    },
  );

  it('a forged cookie is nobody', async () => {
    const { Cookie } = await signedIn('amira.haddad');
    const forged = Cookie.replace('amira.haddad', 'lena.vogt');
    expect(forged).not.toBe(Cookie);
    expect((await read('/tickets', { Cookie: forged })).status).toBe(302);
  });

  it.each(['ada.nilsson', 'nobody', ''])('%j has no seat at this desk', async sub => {
    const answer = await post('/sign-in', { sub });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('ticket pages', () => {
  it.each(story.tickets.map(({ id, subject }) => [id, subject]))(
    'ticket %s, %s, shows its whole thread',
    async (id, subject) => {
      const { status, page } = await read(`/tickets/${id}`, await signedIn('amira.haddad'));
      const messages = story.tickets.find(ticket => ticket.id === id)?.messages.length;
      expect(status).toBe(200);
      expect(page).toContain(`data-ticket-id="${id}"`);
      expect(page).toContain(subject);
      expect(page.match(/<li class="message /g)).toHaveLength(messages ?? 0);
    },
  );

  it('text of customers is text, never markup', async () => {
    const text = '<img src=x onerror=alert(1)>"\'&</li>';
    await callerOf(sandbox, 't')('POST', '/api/tickets/1042/messages', {
      kind: 'public',
      text,
      reference: 'r',
    });
    const { page } = await read('/tickets/1042', await signedIn('amira.haddad'));
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/li&gt;');
  });

  it('a field that only leads may see is absent for an agent', async () => {
    const forAgent = await read('/tickets/1042', await signedIn('amira.haddad'));
    const forLead = await read('/tickets/1042', await signedIn('lena.vogt'));
    expect(forAgent.page).not.toMatch(/Credit limit|300 EUR/);
    expect(forLead.page).toMatch(/Credit limit.*300 EUR/);
  });

  it('labels follow the language, values do not', async () => {
    const { page } = await read('/tickets/1042', await signedIn('ben.okafor'));
    expect(page).toMatch(/Erstattungsstatus<\/th>\s*<td>Requested/);
    expect(page).not.toContain('Refund status<');
  });

  it('an outdated copy of a value of Billing is shown as the desk has it', async () => {
    const { page } = await read('/tickets/1045', await signedIn('amira.haddad'));
    expect(page).toMatch(/Subscription<\/th>\s*<td>Active/);
    const order = await callerOf(sandbox, 't')('GET', '/billing/orders/O-20877');
    expect(order.body).toMatchObject({ fields: { subscription: 'Cancelled' } });
  });

  it('a change in Billing is on the page at once', async () => {
    const fields = { refund_status: 'Approved' };
    await callerOf(sandbox, 't')('PATCH', '/billing/orders/O-20931', { fields, reference: 'r' });
    const { page } = await read('/tickets/1042', await signedIn('amira.haddad'));
    expect(page).toMatch(/Refund status<\/th>\s*<td>Approved/);
  });

  it('a field without a value is empty', async () => {
    const { page } = await read('/tickets/1048', await signedIn('amira.haddad'));
    expect(page).toMatch(/Assignee<\/th>\s*<td><\/td>/);
  });

  it('the charges come by a request of their own', async () => {
    const cookie = await signedIn('amira.haddad');
    expect((await read('/tickets/1042', cookie)).page).not.toContain('data-field="charges"');
    expect((await read('/tickets/1042/charges', cookie)).page).toMatch(/49\.00 EUR on .*; 49\.00 EUR on/);
  });

  it('a field of 1 MB is served', async () => {
    await callerOf(sandbox, 't')('POST', '/__test/behaviour', { inflate: 'delivery_address' });
    const { page } = await read('/tickets/1042', await signedIn('amira.haddad'));
    expect(page.length).toBeGreaterThan(1_000_000);
    await callerOf(sandbox, 't')('POST', '/__test/behaviour', { inflate: null });
  });

  it('no other site may frame a page or run scripts in it', async () => {
    const { headers } = await read('/tickets/1042', await signedIn('amira.haddad'));
    const policy = headers.get('Content-Security-Policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('changes by hand', () => {
  it('stand in the history under the person, and raise the version', async () => {
    const cookie = await signedIn('amira.haddad');
    await post('/tickets/1042/properties', { status: 'Pending', priority: 'Normal' }, cookie);
    await post('/tickets/1042/messages', { kind: 'internal', text: 'By hand' }, cookie);
    const { body } = await callerOf(sandbox, 't')('GET', '/api/tickets/1042/history');
    const { entries } = body as { entries: object[] };
    expect(entries.slice(-2)).toMatchObject([
      {
        version: '2',
        account: 'amira.haddad',
        field: 'status',
        old: 'Open',
        new: 'Pending',
        reference: null,
      },
      { version: '3', account: 'amira.haddad', kind: 'internal', new: 'By hand', reference: null },
    ]);
  });

  it.each([
    ['another site', { Origin: 'https://attacker.example' }],
    ['a page that hides where it comes from', { Origin: 'null' }],
  ])('a form sent from %s changes nothing', async (_name, origin) => {
    const cookie = await signedIn('amira.haddad');
    const answer = await post(
      '/tickets/1042/properties',
      { status: 'Solved', priority: 'Low' },
      { ...cookie, ...origin },
    );
    expect(answer.status).toBe(403);
    const ticket = await callerOf(sandbox, 't')('GET', '/api/tickets/1042');
    expect(ticket.body).toMatchObject({ version: '1' });
  });

  it.each([
    [{ status: 'Gone', priority: 'Low' }],
    [{ status: 'Open' }],
    [{ status: 'Open', priority: 'Low', subject: 'x' }],
  ])('%j is refused', async form => {
    const answer = await post(
      '/tickets/1042/properties',
      form as Record<string, string>,
      await signedIn('lena.vogt'),
    );
    expect(answer.status).toBe(400);
  });
});
