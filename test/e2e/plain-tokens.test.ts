import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowSite, draftReply } from '../browser/panel.ts';
import { openWorld, type Person, type World } from './world.ts';

let world: World;
let amira: Person;

beforeAll(async () => {
  world = await openWorld({ bindsTokens: false });
  amira = await world.person('Amira', `${world.stage.desk.url}/tickets/1042`);
});
afterAll(() => world?.close());

test('a sign-in that the provider bound to no key is refused in words that say who can help', async () => {
  await amira.panel
    .getByText(
      'Your sign-in provider did not bind this sign-in to a key, as this backend asks for. Tell your operator.',
    )
    .waitFor();
  expect(await amira.panel.getByRole('button', { name: /sign in/i }).count()).toBe(1);
});

test('where the operator allows it, people work with plain tokens', async () => {
  await world.restart({ tokenBinding: 'optional' });
  await amira.browser.signIn(amira.panel, 'Amira');
  await allowSite(amira.panel);
  await draftReply(amira.panel);
});
