import '../../components/ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { TickingNow } from '../../components/ui/now.tsx';
import { queryClient } from './query-client.ts';

const Toasts = lazy(async () => ({ default: (await import('../../components/ui/toasts.tsx')).Toasts }));

/** Puts a view into the page's `#root`, with a place for passing messages. */
export const showPage = (view: ReactNode): void => {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element.');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TickingNow>{view}</TickingNow>
        <Suspense>
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  );
};
