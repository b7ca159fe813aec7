import { applyEdits } from '../../../components/policy/document/apply-edits.ts';
import type { PolicyDocument } from '../../../components/policy/document/policy-document.ts';
import type { LookedAt, PageName } from '../../../components/sites/page-chooser.tsx';
import type { PointedConversation, PointedValue, SitePreview } from '../../../lib/core/pointing.ts';
import type { SiteMap } from '../../../lib/core/site-map.ts';
import { smallPolicy } from './policy-drafts.ts';

const text = (css: string) => ({ css, read: 'text' as const });

/** A help desk in the middle of being mapped. */
export const mappedPolicy: PolicyDocument = applyEdits(smallPolicy, [
  { path: ['systems', 'harbour'], value: { title: 'Harbour Desk' } },
  {
    path: ['records', 'harbour_case'],
    value: {
      title: 'Case',
      system: 'harbour',
      fields: {
        topic: { title: 'Topic', type: 'text', owner: 'harbour', sensitivity: 'internal' },
        stage: { title: 'Stage', type: 'choice', owner: 'harbour', sensitivity: 'internal' },
        caller: { title: 'Caller', type: 'email', owner: 'harbour', sensitivity: 'personal' },
        berth: { title: 'Berth', type: 'text', owner: 'harbour', sensitivity: 'internal' },
      },
    },
  },
  {
    path: ['sites', 'harbour'],
    value: {
      title: 'Harbour Desk',
      system: 'harbour',
      record: 'harbour_case',
      hosts: ['https://harbour.example/*'],
      recordId: { path: '^/cases/(\\d{1,20})(?:[/?]|$)', confirm: [] },
      titleField: 'topic',
      fields: {
        topic: [text('#case-head h1')],
        stage: [
          { css: 'select[name=stage]', read: 'value' },
          { label: ['Stage'], read: 'text' },
        ],
        caller: [{ label: ['Caller', 'Anrufer'], read: 'text' }],
        berth: [text('.side > div:nth-child(3) .value')],
      },
      conversation: {
        item: '.thread > article',
        body: text('.words'),
        author: text('.who'),
        internal: '.note',
      },
    },
  },
  {
    path: ['sites', 'desk'],
    value: {
      title: 'Help desk',
      system: 'desk',
      record: 'ticket',
      hosts: ['https://desk.example/*'],
      recordId: { path: '^/t/(\\d+)', confirm: [] },
      fields: { amount: [text('.amount')] },
    },
  },
]);

const message = (author: string, kind: 'public' | 'internal', from: 'customer' | 'agent', words: string) => ({
  author,
  at: '2026-11-19T09:12:00Z',
  kind,
  from,
  text: words,
  placeholders: [],
  flags: [],
});

const seen = (values: Record<string, string | null>): SitePreview => ({
  state: 'read',
  recordId: values.id ?? '',
  fields: [
    ['topic', ['same']],
    ['stage', ['same', 'other']],
    ['caller', ['same']],
    ['berth', ['same']],
  ].map(([id, states]) => {
    const value = values[id as string];
    return {
      id: id as string,
      ...(value ? { state: 'read' as const, value, locator: 0 } : { state: 'missing' as const }),
      placeholders: [],
      flags: [],
      states: value ? (states as ('same' | 'other')[]) : (states as string[]).map(() => 'nothing' as const),
    };
  }),
  conversation: [
    message('Dana Whitfield', 'public', 'customer', 'The crane at berth 4 stopped this morning.'),
    message('Ben Okafor', 'internal', 'agent', 'Second time this week. Ask the workshop.'),
  ],
  messagesLeftOut: 0,
});

const page = (tabId: number, id: string, title: string) => ({
  tabId,
  title,
  origin: 'https://harbour.example',
  path: `/cases/${id}`,
});

export const harbourPages = [page(1, '4711', 'Crane stopped'), page(2, '4712', 'Invoice twice')];

export const harbourLooks: Record<PageName, LookedAt> = {
  A: {
    page: harbourPages[0] ?? null,
    preview: seen({
      id: '4711',
      topic: 'Crane stopped',
      stage: 'Open',
      caller: '[e-mail 1]',
      berth: 'Pier North',
    }),
  },
  B: {
    page: harbourPages[1] ?? null,
    preview: seen({
      id: '4712',
      topic: 'Invoice twice',
      stage: 'Waiting',
      caller: null,
      berth: 'Pier North',
    }),
  },
};

export const unreadLooks: Record<PageName, LookedAt> = {
  A: {
    page: harbourPages[0] ?? null,
    preview: { state: 'not-read', reason: 'No record is open on this page.' },
  },
  B: { page: harbourPages[0] ?? null, preview: null },
};

export const pointedStage: PointedValue = {
  kind: 'value',
  value: 'Open',
  label: 'Stage',
  suggested: {
    id: 'stage',
    title: 'Stage',
    type: 'choice',
    options: ['Open', 'Waiting', 'Closed'],
    sensitivity: 'internal',
  },
  locators: [
    {
      locator: { css: 'select[name=stage]', read: 'value' },
      strategy: 'attribute',
      strength: 'strong',
      why: 'The form calls it “stage”.',
      recommended: true,
    },
    {
      locator: { css: '#case-form select', read: 'value' },
      strategy: 'structure',
      strength: 'fair',
      why: 'The only choice in #case-form.',
      recommended: false,
    },
  ],
  warnings: [],
};

export const pointedPicture: PointedValue = {
  ...pointedStage,
  label: 'Stamp',
  value: '',
  locators: [],
  warnings: ['closed'],
};

export const pointedThread: PointedConversation = {
  kind: 'conversation',
  item: '.thread > article',
  count: 2,
  why: 'Two neighbours of one kind.',
  body: [],
  author: [],
  at: [],
  marks: [
    {
      mark: '.note',
      meaning: 'internal',
      count: 1,
      example: 'Second time this week.',
      counterexample: 'The crane at berth 4',
      why: 'Its class says so.',
    },
    {
      mark: '.from-outside',
      meaning: null,
      count: 1,
      example: 'The crane at berth 4',
      counterexample: 'Second',
      why: '',
    },
  ],
  warnings: ['no-time'],
};

const map = { recordTitle: 'Ticket', recordId: { path: '^/t/(\\d+)', confirm: [] }, fields: {} };

export const sampleMaps: readonly SiteMap[] = [
  {
    ...map,
    id: 'tracker',
    title: 'Request Tracker',
    product: 'Request Tracker 5.0',
    hostExample: 'https://rt.example.com/*',
    verified: { by: 'The project’s tests on a running Request Tracker 5.0.3', date: '2026-11-20' },
    notes: ['Custom fields have a class made of their name.'],
  },
  {
    ...map,
    id: 'other',
    title: 'Another desk',
    product: 'Its agent workspace',
    hostExample: 'https://your-company.example/*',
    unverified: { from: ['https://docs.example/urls'], date: '2026-11-20' },
    notes: ['The fields at the side depend on your form. Point at them to add them.'],
  },
];
