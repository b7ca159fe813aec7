import { useRef } from 'react';

/**
 * An id for a request that must take effect once: the same for the same content, so that sending again after a lost
 * answer changes nothing, and a new one as soon as the content differs or it was accepted.
 */
export const useSentOnce = () => {
  const last = useRef({ content: '', id: '' });
  return {
    idFor: (content: unknown): string => {
      const text = JSON.stringify(content);
      if (last.current.content !== text) last.current = { content: text, id: crypto.randomUUID() };
      return last.current.id;
    },
    accepted: () => {
      last.current = { content: '', id: '' };
    },
  };
};
