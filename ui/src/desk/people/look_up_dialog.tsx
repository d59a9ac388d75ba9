// SPDX-License-Identifier: Apache-2.0
// For somebody one does not care for: the exact reading and the birth date, then the reason. Each question is noted.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { post, sentence } from '../../api/request.ts';
import type { People, PersonRow } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { EmergencyForm } from './emergency.tsx';
import { birthText } from './fact_words.ts';

export function LookUpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [kana, setKana] = useState('');
  const [birth, setBirth] = useState('');
  const [found, setFound] = useState<PersonRow[]>();
  const [chosen, setChosen] = useState<PersonRow>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setProblem('');
    try {
      const { items } = await post<People>('/v1/people/look-up', { name_kana: kana.trim(), birth: birth.trim() });
      setFound(items);
      setChosen(items.length === 1 ? items[0] : undefined);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('people.look_up')} onClose={onClose}>
      <p>{t('people.look_up_lead')}</p>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void ask(); }}>
        <div className="form-grid">
          <TextField label={t('people.look_up_kana')} value={kana} onValue={setKana} autoComplete="off" must />
          <TextField label={t('person.field.birth')} support={t('people.birth_support')} value={birth} onValue={setBirth} autoComplete="off" must />
        </div>
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <div><Button type="submit" busy={busy}>{t('people.look_up_ask')}</Button></div>
      </form>
      {found && (
        <div className="stack" role="status">
          {found.length === 0 && <p className="notice">{t('people.look_up_none')}</p>}
          {found.map((row) => (
            <label className="check" key={row.id}>
              <input type="radio" name="look-up" checked={chosen?.id === row.id} onChange={() => setChosen(row)} /><span><b>{row.name}</b> {row.name_kana} {birthText(row)}</span>
            </label>
          ))}
        </div>
      )}
      {chosen && <EmergencyForm id={chosen.id} name={chosen.name} onSeen={() => { onClose(); navigate(`/people/${chosen.id}`); }} />}
    </Dialog>
  );
}
