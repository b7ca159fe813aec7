import { html } from 'hono/html';
import { priorities, ticketStates } from '../../demo/story.ts';
import type { FieldValues } from '../store.ts';
import { type Label, type Language, labels } from './labels.ts';
import type { Html } from './layout.ts';
import type { ShownMessage, TicketView } from './ticket-view.ts';
import { unreadable } from './unreadable.ts';

const orderRows: Label[] = ['product', 'amount', 'charged_on', 'refund_status', 'subscription', 'shipping'];
const customerRows: Label[] = [
  'tier',
  'region',
  'no_ai',
  'delivery_address',
  'phone',
  'email',
  'credit_limit',
  'risk_note',
];

const choice = (
  name: 'status' | 'priority',
  options: readonly string[],
  fields: FieldValues,
  label: string,
) =>
  html`<label>${label}
    <select name="${name}">${options.map(
      option => html`<option ${option === fields[name] ? 'selected' : ''}>${option}</option>`,
    )}</select></label>`;

const properties = ({ id, ticket, order }: TicketView, language: Language) => {
  const label = labels[language];
  return html`<section class="box properties">
    <form method="post" action="/tickets/${id}/properties">
      ${choice('status', ticketStates, ticket, label.status)} ${choice('priority', priorities, ticket, label.priority)}
      <button>${label.save}</button>
    </form>
    <table>
      <tr><th>${label.requester}</th><td>${ticket.requester}</td></tr>
      <tr><th>${label.assignee}</th><td>${ticket.assignee}</td></tr>
      <tr><th>${label.order}</th><td data-field="order">${ticket.order ?? ''}</td></tr>
      ${orderRows
        .filter(field => order[field])
        .map(field => html`<tr><th>${label[field]}</th><td>${order[field]}</td></tr>`)}
    </table>
  </section>`;
};

const customerBox = ({ ticket, customer }: TicketView, language: Language) => {
  const label = labels[language];
  return html`<section class="box customer">
    <h2>${label.customerBox}</h2>
    <dl>
      <dt>${label.customer}</dt><dd data-field="customer">${ticket.customer}</dd>
      ${customerRows
        .filter(field => customer[field])
        .map(field => html`<dt>${label[field]}</dt><dd>${customer[field]}</dd>`)}
    </dl>
  </section>`;
};

const message = ({ author, from, kind, at, text }: ShownMessage, language: Language) =>
  html`<li class="message message--${kind} from-${from}">
    <div class="head"><b class="author">${author}</b>
      ${kind === 'internal' ? html`<span class="pill">${labels[language].internal}</span>` : ''}
      <time datetime="${at}">${new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })}</time>
    </div>
    <div class="text">${text}</div>
  </li>`;

const compose = ({ id }: TicketView, language: Language) => {
  const label = labels[language];
  return html`<form class="box compose" method="post" action="/tickets/${id}/messages">
    <textarea name="text" required maxlength="20000" rows="4" aria-label="${label.write}" placeholder="${label.write}"></textarea>
    <label><input type="radio" name="kind" value="public" checked> ${label.public}</label>
    <label><input type="radio" name="kind" value="internal"> ${label.internal}</label>
    <button>${label.send}</button>
  </form>`;
};

export const ticketPage = (view: TicketView, language: Language): Html => {
  const label = labels[language];
  return html`<article class="ticket" data-ticket-id="${view.id}">
    <h1><span class="number">#${view.id}</span> <span class="subject">${view.ticket.subject}</span></h1>
    <div class="side">
      ${properties(view, language)} ${customerBox(view, language)}
      <section class="box late" data-late="/tickets/${view.id}/charges"><h2>${label.charges}</h2><p>${label.loading}</p></section>
      ${unreadable(language)}
    </div>
    <section class="conversation">
      <h2>${label.conversation}</h2>
      <ol>${view.messages.map(each => message(each, language))}</ol>
      ${compose(view, language)}
    </section>
  </article>`;
};

export const chargesBox = ({ order }: TicketView, language: Language): Html => {
  const label = labels[language];
  return order.charges
    ? html`<h2>${label.charges}</h2><p data-field="charges">${order.charges}</p>`
    : html`<h2>${label.charges}</h2><p>${label.noOrder}</p>`;
};
