import { addressCorrections } from './address-corrections.ts';
import type { Calendar } from './calendar.ts';
import type { StoryTicket } from './shape.ts';

export const deliveryTickets = (calendar: Calendar): StoryTicket[] => [
  whereIsMyParcel(calendar),
  newAddress(calendar),
  staleOrder(calendar),
  badImport(calendar),
];

const whereIsMyParcel = ({ ago }: Calendar): StoryTicket => ({
  id: '1043',
  subject: 'Where is my parcel',
  status: 'New',
  priority: 'Normal',
  requester: 'C-3002',
  assignee: 'amira.haddad',
  order: 'O-20958',
  messages: [
    {
      from: 'customer',
      kind: 'public',
      at: ago(0, 6, 45),
      text: 'Good morning, my coffee box has not arrived yet. The tracking page has shown the same place for three days. When will the parcel be here?\n\nMarco',
    },
  ],
});

const newAddress = ({ ago }: Calendar): StoryTicket => ({
  id: '1044',
  subject: 'Change my delivery address',
  status: 'Open',
  priority: 'Normal',
  requester: 'C-3003',
  assignee: 'amira.haddad',
  order: 'O-20902',
  messages: [
    {
      from: 'customer',
      kind: 'public',
      at: ago(1, 1),
      text: 'Hi! We have moved. Please send the next boxes to: Strandgaten 41, 5004 Bergen, Norway. The old flat is empty from Saturday on.\n\nIngrid Solberg',
    },
    {
      from: 'amira.haddad',
      kind: 'public',
      at: ago(1, 0),
      text: 'Hello Ingrid,\n\nthank you for telling us in time. For your safety a colleague checks every change of address before we save it. I will confirm the new address here.\n\nAmira',
    },
    {
      from: 'customer',
      kind: 'public',
      at: ago(0, 22),
      text: 'That is fine, thank you. Strandgaten 41 is right.',
    },
  ],
});

const staleOrder = ({ ago }: Calendar): StoryTicket => ({
  id: '1050',
  subject: 'Has my box left the warehouse?',
  status: 'Open',
  priority: 'Normal',
  requester: 'C-3010',
  assignee: 'ben.okafor',
  order: 'O-20963',
  messages: [
    {
      from: 'customer',
      kind: 'public',
      at: ago(0, 5),
      text: 'Your website says that my order is packed, and it has said so since the day before yesterday. Has it left the warehouse? I am away from Friday on.\n\nTom',
    },
    {
      from: 'ben.okafor',
      kind: 'internal',
      at: ago(0, 4, 30),
      text: 'The warehouse link has been down for two days, so our order status is old. Please do not promise a date from it.',
    },
  ],
});

const correctionTable = (): string =>
  [
    'customer;address on file;right address',
    ...addressCorrections.map(c => `${c.customer};${c.wrong};${c.right}`),
  ].join('\n');

const badImport = ({ ago }: Calendar): StoryTicket => ({
  id: '1051',
  subject: '40 address corrections from a bad import',
  status: 'Open',
  priority: 'High',
  requester: 'C-3011',
  assignee: 'amira.haddad',
  order: null,
  messages: [
    {
      from: 'customer',
      kind: 'public',
      at: ago(2, 3),
      text: `Hello team, our import of last night moved the town column down by one row. 40 of your customers now have the wrong town. The right values are below; please correct them before the next delivery.\n\n${correctionTable()}\n\nParcelwerk Data Desk`,
    },
    {
      from: 'lena.vogt',
      kind: 'internal',
      at: ago(2, 2),
      text: 'We take five first, look at them together, and then do the rest.',
    },
  ],
});
