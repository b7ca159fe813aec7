import type { Desk } from './desk.ts';

const records = [
  {
    id: '215000931',
    subject: 'Refund has not arrived',
    person: 'Dana Reyes',
    level: 'urgent',
    mood: 'Upset',
    team: 'Billing',
    amount: '49.00 EUR',
    since: '2026-03-02T08:00:00Z',
    plan: 'Plus',
    city: 'Bergen',
    language: 'Norwegian',
    stage: 'Refund',
    seats: '12',
  },
  {
    id: '215000958',
    subject: 'Cannot sign in',
    person: 'Jonas Lind',
    level: 'normal',
    mood: 'Calm',
    team: 'Accounts',
    amount: '9.00 EUR',
    since: '2026-03-05T16:30:00Z',
    plan: 'Free',
    city: 'Malmö',
    language: 'Swedish',
    stage: 'Triage',
    seats: '3',
  },
] as const;

/** No label stands beside any value: places, icons and attributes tell what is what. Classes are those of a style kit. */
const render: Desk['render'] = (at, layout = 'usual') => {
  const record = records[at];
  const drifted = layout === 'drifted';
  const facts = [record.plan, record.city, record.language];
  return `
    <div class="flex mt-4"><div class="flex-1 px-4" data-testid="thread-head"><h2 class="text-lg font-bold">${record.subject}</h2>
      <span class="text-sm" data-person-role="requester">${record.person}</span>
      <svg class="w-4 h-4" role="img" data-level="${record.level}" aria-label="${record.level === 'urgent' ? 'Burns' : 'Can wait'}" width="16" height="16"><rect width="16" height="16"/></svg>
      <time class="text-sm" datetime="${record.since}">a while ago</time></div>
    <aside class="w-64" data-testid="${drifted ? 'side-facts' : 'context'}">
      <div class="rounded p-2" data-cy="mood">${record.mood}</div>
      <div class="rounded p-2"><i class="icon-team"></i><span itemprop="team">${record.team}</span></div>
      <div class="rounded p-2 money-box"><span>${record.amount}</span></div>
      <ol class="stages"><li data-stage-current="">${record.stage}</li></ol>
      <input class="rounded" name="seats" value="${record.seats}">
      <ul>${(drifted ? facts.toReversed() : facts).map(fact => `<li class="p-2">${fact}</li>`).join('')}</ul></aside></div>
    <div role="log">${messages(record)}</div>`;
};

const messages = (record: (typeof records)[number]): string =>
  [1, 2, 3, 4, 5]
    .map(
      index => `
      <article class="flex p-2 ${index % 2 ? 'bubble-inbound' : 'bubble-outbound'}" id="msg-${record.id}-${index}">
        <div class="text-sm"><span class="sender-name">${index % 2 ? record.person : 'Amira Haddad'}</span>
        <span class="sent" title="2026-03-0${index}T10:00:00Z">${index} days ago</span></div>
        <div class="rich-text">${index % 2 ? 'Still nothing here' : 'We are on it'}, day ${index}.</div></article>`,
    )
    .join('');

const [one, two] = records;

export const signs: Desk = {
  title: 'Sign Desk',
  addresses: [`/inbox/all/conversation/${one.id}`, `/inbox/mine/conversation/${two.id}`],
  ids: [one.id, two.id],
  render,
  fields: {
    subject: { point: 'h2', values: [one.subject, two.subject] },
    person: { point: '[data-person-role]', values: [one.person, two.person] },
    level: { point: 'svg', values: [one.level, two.level] },
    since: { point: 'time', values: [one.since, two.since] },
    mood: { point: '[data-cy=mood]', values: [one.mood, two.mood] },
    team: { point: '[itemprop=team]', values: [one.team, two.team] },
    amount: { point: '.money-box span', values: [one.amount, two.amount] },
    stage: { point: '.stages li', values: [one.stage, two.stage] },
    seats: { point: 'input', values: [one.seats, two.seats] },
    city: { point: 'aside > ul li:nth-child(2)', values: [one.city, two.city] },
  },
  messages: [5, 5],
};
