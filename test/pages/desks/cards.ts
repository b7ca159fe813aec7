import type { Desk } from './desk.ts';

const records = [
  {
    id: 'REQ-77',
    title: 'Parcel arrived broken',
    state: 'Waiting for us',
    assignee: 'Lena Vogt',
    channel: 'Chat',
    customer: 'Noor Haddad',
    email: 'noor@example.org',
    orderNo: '2026-004711',
    shipping: 'Express',
    carrier: 'Parcel Post',
    refund: '$18.20',
    opened: '4 Mar 2026',
  },
  {
    id: 'REQ-81',
    title: 'Change of delivery address',
    state: 'Solved',
    assignee: 'Ben Okafor',
    channel: 'E-mail',
    customer: 'Piet de Wit',
    email: 'piet@example.org',
    orderNo: '2026-004802',
    shipping: 'Standard',
    carrier: 'Rail Freight',
    refund: '$0.00',
    opened: '9 Mar 2026',
  },
] as const;

/** Definition lists, cards with aria names, and custom elements with open shadow roots. Ids are new on every page. */
const render: Desk['render'] = (at, layout = 'usual') => {
  const record = records[at];
  const drifted = layout === 'drifted';
  const unique = `:r${at}${drifted ? 'z' : 'a'}`;
  const state = drifted ? 'Case state' : 'State';
  const card = (name: string, inner: string): string =>
    `<section class="card" id="${unique}:" aria-label="${name}"><h2>${name}</h2>${inner}</section>`;
  return `
    <main><h1><span>${record.id}</span> <span class="headline">${record.title}</span></h1>
    ${card('Request', `<dl><dt>${state}</dt><dd>${record.state}</dd><dt>Channel</dt><dd><em>${record.channel}</em></dd><dt>Opened</dt><dd>${record.opened}</dd></dl>`)}
    ${card('People', `<div role="group" aria-label="Assignee"><span>${record.assignee}</span></div><p><b>Customer:</b> <a href="/people/9">${record.customer}</a></p><p>E-mail: ${record.email}</p>`)}
    <order-panel><template shadowrootmode="open">${orderFields(record, drifted)}</template></order-panel>
    <ol class="timeline">${messages(record)}</ol></main>`;
};

const field = (name: string, value: string, tag: string): string =>
  `<${tag} field-name="${name}"><template shadowrootmode="open"><span class="value">${value}</span></template></${tag}>`;

const orderFields = (record: (typeof records)[number], drifted: boolean): string =>
  [
    ['number', record.orderNo],
    ['shipping', record.shipping],
    ['carrier', record.carrier],
    ['refund', record.refund],
  ]
    .map(([name = '', value = '']) => field(name, value, drifted ? 'order-value' : 'order-field'))
    .join('');

const messages = (record: (typeof records)[number]): string =>
  [
    ['visitor', record.customer, '2026-03-04 09:12', 'Hello, I wrote about my parcel.'],
    ['teammate', record.assignee, '2026-03-04 09:40', 'Thank you, I will ask the carrier.'],
    ['visitor', record.customer, '2026-03-04 11:02', 'Any news?'],
    ['teammate private', record.assignee, '2026-03-04 11:30', 'The carrier has lost it.'],
  ]
    .map(
      ([kind, who, when, text]) =>
        `<li class="entry entry-${(kind ?? '').split(' ')[0]}">${kind?.includes('private') ? '<span class="private-mark">only for us</span>' : ''}<i class="by">${who}</i> <span class="when">${when}</span><div class="say">${text}</div></li>`,
    )
    .join('');

const [one, two] = records;

export const cards: Desk = {
  title: 'Card Desk',
  addresses: [`/requests/${one.id}`, `/requests/${two.id}`],
  ids: [one.id, two.id],
  render,
  fields: {
    title: { point: '.headline', values: [one.title, two.title] },
    state: { point: 'dl dd:nth-of-type(1)', values: [one.state, two.state] },
    channel: { point: 'dl dd:nth-of-type(2) em', values: [one.channel, two.channel] },
    opened: { point: 'dl dd:nth-of-type(3)', values: [one.opened, two.opened] },
    assignee: { point: '[role=group] span', values: [one.assignee, two.assignee] },
    customer: { point: 'p a', values: [one.customer, two.customer] },
    order: { point: 'order-panel >>> [field-name=number] >>> span', values: [one.orderNo, two.orderNo] },
    shipping: {
      point: 'order-panel >>> [field-name=shipping] >>> span',
      values: [one.shipping, two.shipping],
    },
    carrier: { point: 'order-panel >>> [field-name=carrier] >>> span', values: [one.carrier, two.carrier] },
    refund: { point: 'order-panel >>> [field-name=refund] >>> span', values: [one.refund, two.refund] },
  },
  messages: [4, 4],
};
