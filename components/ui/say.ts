/**
 * Says in passing that something was done. What must be acted upon stays in the view instead. The part that shows it is
 * loaded on first use.
 */
export const say = (text: string, tone: 'good' | 'bad' = 'good'): void => {
  void import('./toasts.tsx').then(({ showMessage }) => showMessage(text, tone));
};
