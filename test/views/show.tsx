import '../../components/ui/base.css';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { FixedNow } from '../../components/ui/now.tsx';

const setActing = (acting: boolean) => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: acting });

/** Does something and waits until everything it causes is on the screen, clocks that stand still included. */
export const doing = async (work: () => unknown): Promise<void> => {
  setActing(true);
  await act(async () => {
    await work();
  });
  setActing(false);
};

const draw = (root: Root, view: ReactNode, nowMs: number) =>
  doing(() => root.render(<FixedNow at={nowMs}>{view}</FixedNow>));

/** Puts a view into the test's page, at a time that stands still, and takes it away when the test is over. */
export const show = async (view: ReactNode, nowMs = Date.parse('2026-03-09T14:14:00Z')) => {
  const frame = document.body.appendChild(document.createElement('div'));
  frame.style.inlineSize = '360px';
  const root = createRoot(frame);
  onTestFinished(async () => {
    await doing(() => root.unmount());
    frame.remove();
  });
  await draw(root, view, nowMs);
  return { frame, again: (next: ReactNode) => draw(root, next, nowMs) };
};
