// SPDX-License-Identifier: Apache-2.0
// The roles of an account as lines of a form.
import type { AccountRole, Profession, Role, RoleFor } from '../../api/types.ts';

export interface RoleLine { key: number; role: Role; office: { id: string; name: string } | undefined; profession: Profession }
export type RoleFault = 'none' | 'office' | 'twice';

export const linesOf = (roles: AccountRole[]): RoleLine[] =>
  roles.map((r, i) => ({ key: i + 1, role: r.role, office: r.facility_id ? { id: r.facility_id, name: r.facility_name } : undefined, profession: r.profession }));

export const ofOffice = (role: Role): boolean => role === 'office' || role === 'office_admin';

// An office belongs to the roles of an office only.
export const rolesOf = (lines: RoleLine[]): RoleFor[] => lines.map(({ role, office, profession }) => ({ role, ...(ofOffice(role) && office ? { facility_id: office.id } : {}), profession }));

export function faultOf(lines: RoleLine[]): RoleFault | undefined {
  if (lines.length === 0) return 'none';
  if (lines.some((line) => ofOffice(line.role) && !line.office)) return 'office';
  const names = rolesOf(lines).map((r) => `${r.role} ${r.facility_id ?? ''}`);
  return new Set(names).size < names.length ? 'twice' : undefined;
}
