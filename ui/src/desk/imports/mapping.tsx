// SPDX-License-Identifier: Apache-2.0
// Which column of the file is which field. The server remembers the answer for the next file of this kind.
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import type { ImportRunView } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';

export function MappingForm({ run, onRun }: { run: ImportRunView; onRun: (run: ImportRunView) => void }) {
  const { t } = useText();
  const [headers, setHeaders] = useState(run.headers);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    try {
      onRun(await post<ImportRunView>('/v1/imports', { from: run.id, file_name: run.file_name, kind: run.kind, mapping: headers, keep_all: run.keep_all, dry_run: true }));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <p className="soft">{t('mapping.lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <table className="table table--dense">
        <thead><tr><th scope="col">{t('mapping.header')}</th><th scope="col">{t('mapping.field')}</th></tr></thead>
        <tbody>
          {headers.map((h, i) => (
            <tr key={h.header + i}>
              <th scope="row">{h.header}</th>
              <td>
                <select className="input" aria-label={t('mapping.choose', { header: h.header })} value={h.field} onChange={(e) => setHeaders(headers.map((x, j) => (i === j ? { ...x, field: e.target.value } : x)))}>
                  <option value="">{t('mapping.unused')}</option>
                  {run.fields.map((f) => <option key={f.name} value={f.name}>{f.label}</option>)}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div><Button look="primary" busy={busy} onClick={() => void again()}>{t('mapping.again')}</Button></div>
    </div>
  );
}
