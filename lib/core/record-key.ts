import type { RecordRef } from './record.ts';

export const recordKey = (record: RecordRef): string => `${record.system}/${record.type}/${record.id}`;
