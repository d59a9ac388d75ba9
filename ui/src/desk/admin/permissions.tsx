// SPDX-License-Identifier: Apache-2.0
import { useGet } from '../../api/queries.ts';
import type { PermissionRow, RoleCode } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';

// Who may do what: the table the server decides by, to read and to print.
export default function PermissionsScreen() {
  const { t } = useText();
  const words = useWords();
  const query = useGet<{ rows: PermissionRow[] }>('permissions', '/v1/permissions');
  const columns: Column<PermissionRow>[] = [
    { id: 'what', label: t('permission.what'), head: true, cell: (r) => <>{r.label} <span className="small soft">{r.permission}</span></> },
    ...words.codes.Role.map((role): Column<PermissionRow> => ({
      id: role.code, label: words.name('Role', role.code),
      cell: (r) => (r.roles.includes(role.code as RoleCode) ? <b>{t('permission.yes')}</b> : <span className="soft">{t('permission.no')}</span>),
    })),
  ];
  return (
    <>
      <div className="page-head"><h1>{t('nav.permissions')}</h1><span className="line line-end no-print"><Button icon="print" onClick={() => print()}>{t('export.print')}</Button></span></div>
      <Answer query={query}>{({ rows }) => <Table caption={t('nav.permissions')} columns={columns} rows={rows} keyOf={(r) => r.permission} dense />}</Answer>
    </>
  );
}
