// SPDX-License-Identifier: Apache-2.0
// ほかの市町村の手引きをファイルから読む: a file that another town has saved becomes a draft here; what is wrong with it is said.
import { useState } from 'react';
import { Refused, post, sentence } from '../../../api/request.ts';
import type { StayRuleTaken } from '../../../api/types.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useText } from '../../../parts/use_text.ts';

// "file.rule.steps.2.kind": of the third step.
const stepOf = (field: string) => /^file\.rule\.steps\.(\d+)/.exec(field)?.[1];

export function TakeFile({ onTaken, onClose }: { onTaken: (taken: StayRuleTaken) => void; onClose: () => void }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const [taken, setTaken] = useState<StayRuleTaken>();
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    setProblems([]);
    try {
      setTaken(await post<StayRuleTaken>('/v1/stay-rule-editions/file', { file: await chosen.text() }));
    } catch (failure) {
      const fields = failure instanceof Refused ? failure.fields : [];
      setProblems(fields.length === 0 ? [sentence(failure)] : fields.map(({ field, message }) => {
        const step = stepOf(field);
        return step === undefined ? message : t('rule.file_step', { n: Number(step) + 1, what: message });
      }));
    }
    setBusy(false);
  };
  return (
    <Dialog title={t('rule.from_file')} onClose={taken ? () => onTaken(taken) : onClose}>
      <div className="stack">
        {taken ? (
          <>
            <p role="status" className="notice notice--good">{taken.area ? t('rule.file_taken_of', { area: taken.area, n: taken.edition.number }) : t('rule.file_taken', { n: taken.edition.number })}</p>
            {taken.no_form.length > 0 && <div className="notice notice--warn"><p>{t('rule.file_no_form')}</p><ul>{taken.no_form.map((words, i) => <li key={i}>{words}</li>)}</ul></div>}
            <p>{t('rule.file_next')}</p>
            <div className="line"><Button look="primary" onClick={() => onTaken(taken)}>{t('rule.file_edit')}</Button></div>
          </>
        ) : (
          <>
            <p>{t('rule.from_file_lead')}</p>
            <div className="line">
              <label className="button button--primary" aria-busy={busy}>{busy ? t('loading') : t('rule.choose_file')}
                <input type="file" accept=".json,application/json" className="sr-only" disabled={busy} onChange={(e) => { void take(e.target.files?.[0]); e.target.value = ''; }} /></label>
              <Button onClick={onClose}>{t('give_up')}</Button>
            </div>
            {problems.length > 0 && <div className="notice notice--bad" role="alert"><ul>{problems.map((one, i) => <li key={i}>{one}</li>)}</ul></div>}
          </>
        )}
      </div>
    </Dialog>
  );
}
