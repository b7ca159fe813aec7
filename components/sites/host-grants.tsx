import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Hosts of a site that this browser does not let the extension read yet. */
export const HostGrants = ({
  hosts,
  onGrant,
}: {
  hosts: readonly string[];
  /** Must ask straight away: the browser allows it only during a click. */
  onGrant: (host: string) => void;
}) =>
  hosts.map(host => (
    <Notice
      key={host}
      title={`This browser does not read ${host} yet`}
      actions={<Button onPress={() => onGrant(host)}>Allow {host}</Button>}
    >
      You are asked for yourself only. Agents are asked when they first open the panel there.
    </Notice>
  ));
