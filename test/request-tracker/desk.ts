import { refundStates, subscriptionStates } from '../../demo/story.ts';

/** A field of the test desk. `agents` says what the group of agents may do with it; the lead may always see and change. */
interface DeskField {
  name: string;
  type?: 'FreeformSingle' | 'SelectSingle' | 'TextSingle';
  values?: string[];
  pattern?: string;
  agents: 'none' | 'see' | 'change';
}

/** Someone with an account. `language` is the language of the pages Request Tracker shows to this person. */
export interface DeskPerson {
  name: string;
  fullName: string;
  email: string;
  password: string;
  group: 'Agents' | 'Leads' | 'Service';
  language: string;
}

export const queue = 'Support';
export const serviceAccount = 'countersign';
export const proposalIdField = 'Proposal id';

const deskFields: DeskField[] = [
  { name: 'Customer', agents: 'see' },
  { name: 'Order', agents: 'see' },
  { name: 'Amount', pattern: '(?#Amount)^\\d+\\.\\d\\d [A-Z]{3}$', agents: 'see' },
  { name: 'Charged on', agents: 'see' },
  { name: 'Refund status', type: 'SelectSingle', values: [...refundStates], agents: 'see' },
  { name: 'Subscription', type: 'SelectSingle', values: [...subscriptionStates], agents: 'see' },
  { name: 'Customer tier', agents: 'see' },
  { name: 'Region', agents: 'see' },
  { name: 'No AI', type: 'SelectSingle', values: ['yes', 'no'], agents: 'see' },
  { name: 'Delivery address', agents: 'see' },
  { name: 'Risk note', agents: 'none' },
];

const ticketType = 'RT::Queue-RT::Ticket';
const transactionType = 'RT::Queue-RT::Ticket-RT::Transaction';

const customField = ({ name, type = 'FreeformSingle', values, pattern }: DeskField) => ({
  Name: name,
  Type: type,
  LookupType: ticketType,
  ApplyTo: [queue],
  ...(pattern && { Pattern: pattern }),
  ...(values && { Values: values.map((value, index) => ({ Name: value, SortOrder: index })) }),
});

const grant = (group: string, on: object, ...rights: string[]) =>
  rights.map(Right => ({ GroupDomain: 'UserDefined', GroupId: group, Right, ...on }));

const onQueue = { Queue: queue };
const read = ['SeeQueue', 'ShowTicket', 'ShowTicketComments'];
const converse = ['ReplyToTicket', 'CommentOnTicket'];

const fieldRights = ({ name, agents }: DeskField) => {
  const on = { CF: name, LookupType: ticketType };
  const change = ['SeeCustomField', 'ModifyCustomField'];
  const agentRights = { none: [], see: ['SeeCustomField'], change }[agents];
  return [
    ...grant('Agents', on, ...agentRights),
    ...grant('Leads', on, ...change),
    ...grant('Service', on, ...change),
  ];
};

const proposalIdRights = [
  ...grant(
    'Service',
    { CF: proposalIdField, LookupType: transactionType },
    'SeeCustomField',
    'ModifyCustomField',
  ),
];

/** Request Tracker's initial data: people, groups, one queue, its fields, and who may do what. */
export const initialData = (people: DeskPerson[]): string =>
  JSON.stringify({
    Groups: ['Agents', 'Leads', 'Service'].map(Name => ({ Name, Domain: 'UserDefined' })),
    Users: people.map(person => ({
      Name: person.name,
      RealName: person.fullName,
      EmailAddress: person.email,
      Password: person.password,
      Lang: person.language,
      Privileged: 1,
      MemberOf: [person.group],
    })),
    Queues: [{ Name: queue, Description: 'Customer requests' }],
    CustomFields: [
      ...deskFields.map(customField),
      { Name: proposalIdField, Type: 'FreeformSingle', LookupType: transactionType, ApplyTo: [queue] },
    ],
    ACL: [
      ...grant('Agents', onQueue, ...read, ...converse),
      ...grant('Leads', onQueue, ...read, ...converse, 'ModifyTicket'),
      ...grant('Service', onQueue, ...read, ...converse, 'ModifyTicket'),
      ...deskFields.flatMap(fieldRights),
      ...proposalIdRights,
    ],
  });
