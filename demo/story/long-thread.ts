import type { Calendar } from './calendar.ts';
import type { StoryMessage, StoryTicket } from './shape.ts';

const messageCount = 300;

type Texts = [string, ...string[]];

const fromCustomer: Texts = [
  'The machine still stops after about {n} cups. I have descaled it again.',
  'I followed the steps of your last message. Step {n} did not change anything.',
  'The light blinked {n} times this morning. What does that mean?',
  'I will be at home on the {n}th if the driver wants to collect it.',
  'Thank you. I have sent photo {n} to your upload page.',
];
const fromTeam: Texts = [
  'Thank you for the test. Please run programme {n} once with clean water and tell us what you see.',
  'I have added your photo to the repair file as number {n}.',
  'The workshop asks whether the noise starts before or after cup {n}.',
  'The spare part is on its way to the workshop. It usually takes {n} days.',
];
const internal: Texts = ['Called the workshop, attempt {n}.', 'Repair file updated, entry {n}.'];

type Voice = Pick<StoryMessage, 'from' | 'kind'> & { texts: Texts };
const customer: Voice = { from: 'customer', kind: 'public', texts: fromCustomer };
const amira: Voice = { from: 'amira.haddad', kind: 'public', texts: fromTeam };
const ben: Voice = { from: 'ben.okafor', kind: 'public', texts: fromTeam };
const note: Voice = { from: 'ben.okafor', kind: 'internal', texts: internal };
const voices: [Voice, ...Voice[]] = [customer, amira, customer, ben, customer, note];

/** Numerical Recipes' linear congruential generator: the same seed gives the same thread everywhere. */
const sequence = (seed: number) => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: <T>(items: [T, ...T[]]): T => items[below(items.length)] ?? items[0] };
};

const messagesOf = ({ ago }: Calendar, seed: number): StoryMessage[] => {
  const chance = sequence(seed);
  const hoursBetween = 3;
  return Array.from({ length: messageCount }, (_, index) => {
    const { from, kind, texts } = chance.pick(voices);
    const text = chance.pick(texts).replace('{n}', String(4 + chance.below(16)));
    return { from, kind, at: ago(0, (messageCount - index) * hoursBetween, chance.below(50)), text };
  });
};

export const longThread = (calendar: Calendar): StoryTicket => ({
  id: '1053',
  subject: 'Machine stops after a few cups',
  status: 'Pending',
  priority: 'Normal',
  requester: 'C-3013',
  assignee: 'amira.haddad',
  order: 'O-20790',
  messages: messagesOf(calendar, 1053),
});
