import { QueryClient } from '@tanstack/react-query';

/** Answers come from the worker, never straight from the network, so the browser's online state does not matter here. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 5_000 },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** What went wrong, in words for the person; null when nothing did. */
export const problemText = (error: Error | null): string | null => error?.message ?? null;
