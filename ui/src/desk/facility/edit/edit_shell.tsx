// SPDX-License-Identifier: Apache-2.0
// What every edited group has around it: problems on top, the clash, the foot with 保存 and the draft's time.
import { useState, type ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { ErrorSummary } from '../../../parts/field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { timeOf } from '../../../text/format.ts';
import type { Values } from './draft.ts';
import type { Edit } from './use_edit.ts';

export type ShowValue = (key: string, value: unknown) => string;

function ClashView({ edit, label, show }: { edit: Edit; label: (key: string) => string; show: ShowValue }) {
  const { t } = useText();
  const [mine, setMine] = useState<Record<string, boolean>>({});
  const done = () => edit.resolve(Object.fromEntries(edit.clashes.map((c): [string, unknown] => [c.key, mine[c.key] === false ? c.theirs : c.mine])) as Values);
  return (
    <div className="notice notice--warn stack" id="edit-clash" tabIndex={-1}>
      <p><b>{t('clash.title')}</b></p>
      {edit.clashes.map((c) => (
        <fieldset key={c.key} className="stack-tight">
          <legend><b>{label(c.key)}</b></legend>
          {[true, false].map((isMine) => (
            <label className="check" key={String(isMine)}>
              <input type="radio" name={`clash-${c.key}`} checked={(mine[c.key] !== false) === isMine} onChange={() => setMine({ ...mine, [c.key]: isMine })} />
              <span><b>{t(isMine ? 'clash.mine' : 'clash.theirs')}</b> {show(c.key, isMine ? c.mine : c.theirs) || t('empty_value')}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <Button look="primary" onClick={done}>{t('clash.use')}</Button>
    </div>
  );
}

const plainValue: ShowValue = (_, value) => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value));

export function EditShell({ edit, group, label, show = plainValue, children }: { edit: Edit; group: string; label: (key: string) => string; show?: ShowValue; children: ReactNode }) {
  const { t } = useText();
  return (
    <form className="stack" id={`edit-${group}`} tabIndex={-1} onSubmit={(e) => { e.preventDefault(); void edit.save(); }}>
      <ErrorSummary problems={edit.problems} />
      {edit.clashes.length > 0 && <ClashView edit={edit} label={label} show={show} />}
      {children}
      <div className="edit-foot">
        <Button look="primary" type="submit" busy={edit.busy} aria-disabled={edit.clashes.length > 0 || undefined}>{t('save')}</Button>
        <Button onClick={edit.giveUp}>{t('give_up')}</Button>
        {edit.draftAt && edit.changed && <span className="small soft" role="status">{t('draft.kept', { time: timeOf(edit.draftAt) })}</span>}
      </div>
    </form>
  );
}
