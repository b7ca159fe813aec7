import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LookedAt, PageName } from '../../../components/sites/page-chooser.tsx';
import type { Me } from '../../../lib/contract/session.ts';
import type { OpenPage, SitePreview, SiteSketch } from '../../../lib/core/pointing.ts';
import { ask } from './ask.ts';

/** Help desks load parts of their pages late: what is shown is read again this often. */
const everyMs = 4_000;

const read = async (page: OpenPage, sketch: SiteSketch): Promise<SitePreview> =>
  ask({ type: 'point.preview', tabId: page.tabId, sketch }).catch(error => ({
    state: 'not-read',
    reason: (error as Error).message,
  }));

const useLook = (me: Me, page: OpenPage | null, sketch: SiteSketch) =>
  useQuery({
    queryKey: [me.sub, 'site-preview', page?.tabId, page?.path, JSON.stringify(sketch)],
    queryFn: () => (page ? read(page, sketch) : null),
    enabled: page !== null && me.rights.includes('author-policy'),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
    refetchOnWindowFocus: 'always',
    gcTime: 0,
  });

/** The pages that were chosen, or the first two that are open. */
const chosenPages = (pages: readonly OpenPage[], chosen: Partial<Record<PageName, number | null>>) => {
  const find = (tabId: number | null | undefined) => pages.find(page => page.tabId === tabId) ?? null;
  const first = chosen.A === undefined ? (pages[0] ?? null) : find(chosen.A);
  const other = pages.find(page => page.tabId !== first?.tabId && page.path !== first?.path) ?? null;
  return { A: first, B: chosen.B === undefined ? other : find(chosen.B) };
};

/** Two records of the site, read live by what is written so far. Nothing of them leaves the browser. */
export const useLooks = (me: Me, pages: readonly OpenPage[], sketch: SiteSketch) => {
  const [chosen, setChosen] = useState<Partial<Record<PageName, number | null>>>({});
  const { A, B } = chosenPages(pages, chosen);
  const first = useLook(me, A, sketch);
  const second = useLook(me, B, sketch);
  const looks: Record<PageName, LookedAt> = {
    A: { page: A, preview: (A && first.data) ?? null },
    B: { page: B, preview: (B && second.data) ?? null },
  };
  return {
    looks,
    choose: (name: PageName, tabId: number | null) => setChosen({ ...chosen, [name]: tabId }),
    again: () => {
      void first.refetch();
      void second.refetch();
    },
  };
};
