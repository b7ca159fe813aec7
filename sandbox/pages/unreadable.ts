import { html } from 'hono/html';
import { type Language, labels } from './labels.ts';
import type { Html } from './layout.ts';

/**
 * Values that stand on every ticket page and that no reader of the page may ever pick up: hidden inputs, hidden text, a
 * card number, a password. Tests look for them wherever data could go.
 */
export const unreadableValues = {
  hiddenInput: 'hidden-form-value-9c41',
  hiddenText: 'Hidden score plum-6620-lantern',
  cardNumber: '5555 5555 5555 4444',
  password: 'typed-password-marble-31',
} as const;

/** A small payment form, as help desks have them, with values already typed in. */
export const unreadable = (language: Language): Html => {
  const label = labels[language];
  return html`<details class="box payment" open>
    <summary>${label.takePayment}</summary>
    <form autocomplete="off">
      <input type="hidden" name="csrf" value="${unreadableValues.hiddenInput}">
      <span hidden data-field="score">${unreadableValues.hiddenText}</span>
      <label>${label.cardNumber}<input name="card" autocomplete="cc-number" value="${unreadableValues.cardNumber}"></label>
      <label>${label.approvalPassword}<input type="password" name="password" value="${unreadableValues.password}"></label>
    </form>
  </details>`;
};
