import { useQuery } from '@tanstack/react-query';
import { say } from '../../../components/ui/say.ts';
import type { Me } from '../../../lib/contract/session.ts';
import type { OpenPage } from '../../../lib/core/pointing.ts';
import { isHostGranted, requestHost } from '../../../lib/messaging/client.ts';
import { ask } from './ask.ts';

/** Tabs open, load and close without telling anybody: they are looked at again this often. */
const everyMs = 3_000;

/** Open pages of help desks that the browser lets the extension read. */
export const useOpenPages = (me: Me) =>
  useQuery({
    queryKey: [me.sub, 'open-pages'],
    queryFn: async () => (await ask({ type: 'pages.list' })).pages,
    refetchInterval: everyMs,
    refetchOnWindowFocus: 'always',
  });

const noPages: OpenPage[] = [];

/** The open pages of one site, and its hosts that the browser keeps closed. */
export const useSitePages = (me: Me, hosts: readonly string[]) => {
  const open = useOpenPages(me);
  const closed = useQuery({
    queryKey: [me.sub, 'closed-hosts', ...hosts],
    queryFn: async () => {
      const granted = await Promise.all(hosts.map(isHostGranted));
      return hosts.filter((_, index) => !granted[index]);
    },
    refetchOnWindowFocus: 'always',
  });
  return {
    pages: open.data?.filter(({ origin }) => hosts.includes(`${origin}/*`)) ?? noPages,
    ungranted: closed.data ?? [],
    /** Must be called straight from a click. */
    grant: (host: string) =>
      void requestHost(host).then(
        granted => {
          if (!granted) return;
          void closed.refetch();
          void open.refetch();
        },
        // A build for production asks for https only.
        () => say(`This browser cannot allow ${host}`, 'bad'),
      ),
    refresh: () => void open.refetch(),
  };
};
