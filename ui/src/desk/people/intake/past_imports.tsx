// SPDX-License-Identifier: Apache-2.0
// What came in before, and taking back whom it registered.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../../api/queries.ts';
import { post, sentence } from '../../../api/request.ts';
import type { PersonImportUndo, PersonImportView, PersonImports } from '../../../api/types.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Answer } from '../../../parts/states.tsx';
import { useText } from '../../../parts/use_text.ts';
import { momentText } from '../../../text/format.ts';

function UndoDialog({ view, onClose }: { view: PersonImportView; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<PersonImportUndo>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      setAnswer(await post<PersonImportUndo>(`/v1/person-imports/${view.import.id}/undo`));
      for (const what of ['people', 'person', 'person-imports']) void client.invalidateQueries({ queryKey: [what] });
    } catch (error) {
      setProblem(sentence(error));
    }
    setBusy(false);
  };
  return (
    <Dialog title={t('intake.undo')} onClose={onClose}>
      {answer ? (
        <>
          <p role="status">{t('intake.undone', { n: answer.taken_back })}</p>
          {answer.kept.length > 0 && <><p>{t('intake.undo_kept', { n: answer.kept.length })}</p>
            <ul>{answer.kept.map((row) => <li key={row.person_id}><Link to={`/people/${row.person_id}`}>{row.name || t('row.line', { line: row.line })}</Link></li>)}</ul></>}
          <div className="line"><Button onClick={onClose}>{t('close')}</Button></div>
        </>
      ) : (
        <>
          <p>{t('intake.undo_lead', { n: view.registered - view.taken_back })}</p>
          {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
          <div className="line"><Button look="danger" icon="undo" busy={busy} onClick={() => void undo()}>{t('intake.undo')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
        </>
      )}
    </Dialog>
  );
}

export function PastImports() {
  const { t, lang } = useText();
  const past = useGet<PersonImports>('person-imports', '/v1/person-imports');
  const [undoing, setUndoing] = useState<PersonImportView>();
  return (
    <section className="stack" aria-labelledby="past-imports">
      <h2 id="past-imports">{t('intake.past')}</h2>
      <Answer query={past} rows={2}>{({ items }) => (items.length === 0 ? <p className="soft">{t('intake.past_none')}</p> : (
        <ul className="results">
          {items.map((view) => (
            <li className="result past-import" key={view.import.id}><div className="line">
              <span className="grow"><b>{t(`intake.kind.${view.import.kind}`)}</b> {view.import.file_name} <span className="small soft">{momentText(view.import.made_at, lang)} {view.import.made_by}</span></span>
              <span className="small">{t('intake.past_counts', { n: view.registered, back: view.taken_back })}</span>
              {view.registered > view.taken_back && !view.import.undone_at && <Button icon="undo" aria-label={t('intake.undo_which', { name: view.import.file_name })} onClick={() => setUndoing(view)}>{t('intake.undo')}</Button>}
            </div></li>
          ))}
        </ul>
      ))}</Answer>
      {undoing && <UndoDialog view={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  );
}
