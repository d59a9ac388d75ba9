// SPDX-License-Identifier: Apache-2.0
// How the yearly confirmation stands, for one account and by office.
import type { AccountRow, ConfirmationState } from '../../api/types.ts';

export interface OfficeState { id: string; name: string; total: number; confirmed: number; late: number }

export const isLate = (state: ConfirmationState): boolean => state === 'overdue' || state === 'suspended';

// The offices that confirm for themselves, those that are late first.
export function officesOf(accounts: AccountRow[]): OfficeState[] {
  const offices = new Map<string, OfficeState>();
  for (const account of accounts.filter((a) => !a.kept_by_town)) {
    const { facility_id: id, facility_name: name } = account.roles[0]!;
    const office = offices.get(id!) ?? { id: id!, name, total: 0, confirmed: 0, late: 0 };
    office.total += 1;
    if (account.confirmation === 'confirmed') office.confirmed += 1;
    if (isLate(account.confirmation)) office.late += 1;
    offices.set(id!, office);
  }
  return [...offices.values()].sort((a, b) => b.late - a.late || a.name.localeCompare(b.name, 'ja'));
}
