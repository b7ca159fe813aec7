import { type Desk, lateScript } from './desk.ts';

const records = [
  {
    id: '1042',
    subject: 'Charged twice for the March invoice',
    status: 'Open',
    priority: 'High',
    assignee: 'Amira Haddad',
    requester: 'Dana Reyes',
    order: 'A-20931',
    amount: '49.00 EUR',
    charged: '2026-03-03',
    vip: true,
    tier: 'Plus',
    region: 'EU',
    due: '2026-03-09',
  },
  {
    id: '1077',
    subject: 'Where is my grinder?',
    status: 'Pending',
    priority: 'Low',
    assignee: 'Ben Okafor',
    requester: 'Jonas Lind',
    order: 'A-20977',
    amount: '129.50 EUR',
    charged: '2026-03-11',
    vip: false,
    tier: 'Business',
    region: 'UK',
    due: '2026-03-20',
  },
] as const;

const choice = (name: string, label: string, options: string[], chosen: string, css: string): string =>
  `<div class="${css}"><label for="${css}-${name}">${label}</label><select id="${css}-${name}" name="${name}">${options
    .map(option => `<option${option === chosen ? ' selected' : ''}>${option}</option>`)
    .join('')}</select></div>`;

const row = (label: string, value: string, css: string): string =>
  `<tr class="${css}"><th>${label}</th><td><span class="${css}__v">${value}</span></td></tr>`;

/** Tables of labels and values, selects in a form, class names from a build tool, and a part that arrives late. */
const render: Desk['render'] = (at, layout = 'usual') => {
  const record = records[at];
  const hash = layout === 'usual' ? 'x7Kq2a' : 'p9Zt4c';
  const amount = layout === 'usual' ? 'Amount' : 'Amount charged';
  const rows = [
    row('Requester', record.requester, `row_${hash}`),
    row('Order', record.order, `row_${hash}`),
    row(amount, record.amount, `row_${hash}`),
    row('Charged on', record.charged, `row_${hash}`),
  ];
  return `
    <div id="root"><header class="Top_bar__${hash}"><h1 class="Top_title__${hash}">${record.subject}</h1>
      <small>Ticket <b>#${record.id}</b></small></header>
    <form class="Form_grid__${hash}" action="/save">
      ${choice('ticket[status]', 'Status', ['New', 'Open', 'Pending', 'Solved'], record.status, `f${hash}`)}
      ${choice('ticket[priority]', 'Priority', ['Low', 'Normal', 'High'], record.priority, `f${hash}`)}
      ${choice('ticket[assignee]', 'Assignee', ['Amira Haddad', 'Ben Okafor'], record.assignee, `f${hash}`)}
      <label>Due <input type="date" name="ticket[due]" value="${record.due}"></label>
      <label><input type="checkbox" name="ticket[vip]"${record.vip ? ' checked' : ''}> VIP</label>
      <button>Save</button>
    </form>
    <table class="Table_${hash}">${(layout === 'usual' ? rows : rows.toReversed()).join('')}</table>
    <template data-late><table class="Late_${hash}">${row('Customer tier', record.tier, `l_${hash}`)}${row('Region', record.region, `l_${hash}`)}</table></template>
    <section class="Thread_${hash}">
      <div class="comment" data-author-type="customer"><div class="comment-head"><strong class="comment-author">${record.requester}</strong> <time datetime="2026-03-04T09:12:00Z">4 March</time></div><div class="comment-body"><p>Hello,</p><p>I need help with order ${record.order}.</p></div></div>
      <div class="comment" data-author-type="agent"><div class="comment-head"><strong class="comment-author">Amira Haddad</strong> <time datetime="2026-03-04T10:00:00Z">4 March</time></div><div class="comment-body"><p>I am looking into it.</p></div></div>
      <div class="comment comment--internal-note" data-author-type="agent"><div class="comment-head"><strong class="comment-author">Amira Haddad</strong> <time datetime="2026-03-04T10:05:00Z">4 March</time></div><div class="comment-body"><p>Looks like two captures.</p></div></div>
    </section></div>${lateScript}`;
};

const [one, two] = records;

export const ledger: Desk = {
  title: 'Ledger Desk',
  addresses: [`/tickets/${one.id}`, `/tickets/${two.id}?tab=thread`],
  ids: [one.id, two.id],
  render,
  fields: {
    subject: { point: 'h1', values: [one.subject, two.subject] },
    status: { point: 'select[name="ticket[status]"]', values: [one.status, two.status] },
    priority: { point: 'select[name="ticket[priority]"]', values: [one.priority, two.priority] },
    assignee: { point: 'select[name="ticket[assignee]"]', values: [one.assignee, two.assignee] },
    due: { point: 'input[type=date]', values: [one.due, two.due] },
    vip: { point: 'input[type=checkbox]', values: ['yes', 'no'] },
    requester: { point: 'table tr:nth-child(1) td span', values: [one.requester, two.requester] },
    order: { point: 'table tr:nth-child(2) td', values: [one.order, two.order] },
    amount: { point: 'table tr:nth-child(3) td span', values: [one.amount, two.amount] },
    charged_on: { point: 'table tr:nth-child(4) td span', values: [one.charged, two.charged] },
    tier: { point: 'table ~ table tr:nth-child(1) td span', values: [one.tier, two.tier] },
    region: { point: 'table ~ table tr:nth-child(2) td span', values: [one.region, two.region] },
  },
  messages: [3, 3],
};
