import '../../components/ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { TickingNow } from '../../components/ui/now.tsx';
import { queryClient } from './query-client.ts';

/** Puts a view into the page's `#root`. */
export const showPage = (view: ReactNode): void => {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element.');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TickingNow>{view}</TickingNow>
      </QueryClientProvider>
    </StrictMode>,
  );
};
