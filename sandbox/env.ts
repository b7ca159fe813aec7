import type { HttpBindings } from '@hono/node-server';
import type { StoryPerson } from '../demo/story.ts';
import type { Behaviour } from './behaviour.ts';
import type { Store } from './store.ts';

/** What every room of the sandbox works with. */
export interface Desk {
  store: Store;
  clock: () => Date;
  behaviour: Behaviour;
}

/** `account` is set on the API, `person` on the pages. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { account: string; person: StoryPerson };
}
