// SPDX-License-Identifier: Apache-2.0
import { useGet } from '../../api/queries.ts';
import type { PermissionReach, PermissionRow, PermissionTable } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';

// Who may do what: the table the server decides by, to read and to print.
export default function PermissionsScreen() {
  const { t, lang } = useText();
  const words = useWords();
  const query = useGet<PermissionTable>('permissions', '/v1/permissions');
  const sign = (relation: PermissionReach | undefined) => (relation === 'none' ? <span className="soft">{t('permission.none')}</span> : <b>{t(relation === 'own_office' ? 'permission.own_office' : 'permission.area')}</b>);
  const columnsOf = (table: PermissionTable): Column<PermissionRow>[] => [
    { id: 'what', label: t('permission.what'), head: true, rem: 14, cell: (r) => <>{r[lang]} <span className="small soft">{r.permission}</span></> },
    ...table.roles.map((role, i): Column<PermissionRow> => ({
      id: role, label: words.name('Role', role), cell: (r) => (r.door === 'role' ? sign(r.relations[i]) : t(`permission.door.${r.door as 'link'}`)),
    })),
  ];
  return (
    <>
      <div className="page-head"><h1>{t('nav.permissions')}</h1><span className="line line-end no-print"><Button icon="print" onClick={() => print()}>{t('export.print')}</Button></span></div>
      <Answer query={query}>{(table) => <Table caption={t('nav.permissions')} columns={columnsOf(table)} rows={table.permissions} keyOf={(r) => r.permission} dense />}</Answer>
    </>
  );
}
