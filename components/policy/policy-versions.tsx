import { Digest } from '../ui/digest.tsx';
import { Table } from '../ui/table.tsx';
import { exactTime } from '../ui/time-text.ts';
import { VisibleText } from '../ui/visible-text.tsx';

export interface PolicyVersion {
  version: number;
  name: string;
  digest: string;
  publishedBy: string;
  publishedAt: string;
}

export const PolicyVersions = ({ versions }: { versions: readonly PolicyVersion[] }) => (
  <Table
    caption="Policy versions, newest first"
    columns={['Version', 'Name', 'Published by', 'When', 'Digest']}
    rows={versions.map(({ version, name, digest, publishedBy, publishedAt }) => ({
      key: String(version),
      cells: [
        version,
        <VisibleText key="name" text={name} />,
        publishedBy,
        exactTime(publishedAt),
        <Digest key="digest" label="sha256" value={digest} />,
      ],
    }))}
  />
);
