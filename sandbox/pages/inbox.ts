import { html } from 'hono/html';
import type { StoredRecord } from '../store.ts';
import { type Language, labels } from './labels.ts';
import type { Html } from './layout.ts';

const row = ({ id, fields }: StoredRecord) => html`<tr>
  <td class="number">#${id}</td>
  <td><a href="/tickets/${id}" data-nav>${fields.subject}</a></td>
  <td>${fields.requester}</td>
  <td><span class="pill pill--${fields.status}">${fields.status}</span></td>
  <td><span class="pill pill--${fields.priority}">${fields.priority}</span></td>
  <td>${fields.assignee ?? '–'}</td>
</tr>`;

export const inbox = (tickets: StoredRecord[], language: Language): Html => {
  const label = labels[language];
  return html`<section class="inbox">
    <h1>${label.inbox} <span class="count">${tickets.length}</span></h1>
    <table>
      <thead>
        <tr><th>#</th><th></th><th>${label.requester}</th><th>${label.status}</th><th>${label.priority}</th><th>${label.assignee}</th></tr>
      </thead>
      <tbody>${tickets.map(row)}</tbody>
    </table>
  </section>`;
};
