import { expect, test } from 'vitest';
import { plan, reading } from '../../entrypoints/gallery/samples/reading.ts';
import { receiptOf } from './receipt.ts';

test('a value that a fallback locator gave is marked in the receipt, and no other', () => {
  const { rows } = receiptOf(plan, reading, null);
  expect(rows.filter(({ byFallback }) => byFallback).map(({ id }) => id)).toEqual(['refund_status']);
});
