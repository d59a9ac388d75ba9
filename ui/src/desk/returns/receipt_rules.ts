// SPDX-License-Identifier: Apache-2.0
// The three boxes on the cover of a FAX, in their order there.

export const RECEIPTS = ['received', 'enough', 'missing'] as const;
export type Receipt = (typeof RECEIPTS)[number];

// One sign for its one row: '1' to '3'; none, or one in doubt, proposes nothing.
export const receiptOf = (ticks: string): Receipt | undefined => (/^[123]$/.test(ticks) ? RECEIPTS[Number(ticks) - 1] : undefined);
