import type { PolicyVersion } from '../../../lib/contract/policies.ts';
import { Badge } from '../../ui/badge.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Table } from '../../ui/table.tsx';
import { exactTime } from '../../ui/time-text.ts';
import { VisibleText } from '../../ui/visible-text.tsx';

export const VersionHistory = ({
  versions,
  current,
  addressOf,
}: {
  versions: readonly PolicyVersion[];
  /** The version in force, or null. */
  current: number | null;
  /** Where a version can be looked at, or null for people who may not. */
  addressOf: ((version: number) => string) | null;
}) => (
  <Table
    caption="Policy versions, newest first"
    columns={['Version', 'Name', 'Published by', 'When', 'Digest']}
    rows={versions.map(({ version, name, digest, publishedBy, publishedAt }) => ({
      key: String(version),
      cells: [
        <span key="version" className="row">
          {addressOf ? <a href={addressOf(version)}>Version {version}</a> : `Version ${version}`}
          {version === current && (
            <Badge tone="good" icon="check">
              in force
            </Badge>
          )}
        </span>,
        <VisibleText key="name" text={name} />,
        publishedBy,
        exactTime(publishedAt),
        <Digest key="digest" label="sha256" value={digest} />,
      ],
    }))}
  />
);
