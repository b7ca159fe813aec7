import { ExceptionList } from '../../components/evidence/exception-list.tsx';
import type { Me } from '../../lib/contract/session.ts';
import { callApi } from '../../lib/messaging/client.ts';
import { Pages } from './pages.tsx';

export const ExceptionsRoom = ({ me }: { me: Me }) => (
  <Pages
    queryKey={[me.sub, 'exceptions']}
    load={cursor => callApi('exceptions.list', { query: { cursor, limit: 50 } })}
    empty="No open exception."
  >
    {exceptions => <ExceptionList exceptions={exceptions} />}
  </Pages>
);
