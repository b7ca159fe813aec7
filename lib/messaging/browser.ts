/** The one place where the browser's extension API enters the program. */
export { type Browser, browser } from 'wxt/browser';
