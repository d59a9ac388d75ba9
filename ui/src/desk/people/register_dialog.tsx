// SPDX-License-Identifier: Apache-2.0
// A new person. Before saving, those who may be the same one are shown: the same person twice is two half records.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Refused, post, request, sentence } from '../../api/request.ts';
import type { People, PersonPage, PersonRow } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorSummary, SelectField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useSession } from '../context.tsx';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { choiceWord } from './choices.ts';
import { BASICS, basicLabel, missing, tidy, type Value } from './fact_spec.ts';
import { birthText } from './fact_words.ts';
import { dropDraft, readDraft, writeDraft } from './person_draft.ts';
import { SpecFields } from './spec_fields.tsx';

const FIRST = ['name', 'name_kana', 'birth', 'sex', 'phone', 'address', 'zone_id', 'insurer_number', 'insured_number'];
const FORM = BASICS.filter((spec) => FIRST.includes(spec.key)).sort((a, b) => FIRST.indexOf(a.key) - FIRST.indexOf(b.key));
const START: Value = { sex: 'unknown' };
interface Kept { at: string; values: Value }

// The form outlives its dialog, as every form here.
function useKept(account: string) {
  const [values, setValues] = useState<Value>(START);
  useEffect(() => {
    void readDraft<Kept>(account, 'new', 'person').then((draft) => draft && setValues(draft.values));
  }, [account]);
  const set = (changes: Value) => {
    const next = { ...values, ...changes };
    setValues(next);
    void writeDraft<Kept>(account, 'new', 'person', { at: new Date().toISOString(), values: next });
  };
  return { values, set };
}

function Similar({ rows, onOpen, onOther, busy }: { rows: PersonRow[]; onOpen: (id: string) => void; onOther: () => void; busy: boolean }) {
  const { t } = useText();
  return (
    <div className="stack" role="alert">
      <p className="notice notice--warn">{t('people.similar_lead', { n: rows.length })}</p>
      <ul className="results">
        {rows.map((row) => (
          <li className="result" key={row.id}>
            <p><b>{row.name}</b> <span className="soft">{row.name_kana}</span></p>
            <p className="small">{birthText(row)} {row.sex !== 'unknown' && choiceWord('sex', row.sex)}</p>
            <div className="line"><Button aria-label={t('people.similar_same_who', { name: row.name })} onClick={() => onOpen(row.id)}>{t('people.similar_same')}</Button></div>
          </li>
        ))}
      </ul>
      <Button look="primary" busy={busy} onClick={onOther}>{t('people.similar_other')}</Button>
    </div>
  );
}

export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const session = useSession();
  const account = session.account?.id ?? '';
  const { values, set } = useKept(account);
  const [office, setOffice] = useState<string>(session.offices[0]?.id ?? '');
  const [picked, setPicked] = useState<Picked>();
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [similar, setSimilar] = useState<PersonRow[]>();
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const anyOffice = session.offices.length === 0;
  const text = (name: string) => String(values[name] ?? '');

  const fail = (problem: unknown) => {
    setSimilar(undefined);
    const fields = problem instanceof Refused ? problem.fields : [];
    setProblems(fields.length ? fields.map((f) => ({ id: `p-new-${f.field.replace(/^basics\./, '')}`, message: f.message })) : [{ id: 'p-new-name', message: sentence(problem) }]);
  };
  const register = async (known: PersonRow[]) => {
    setBusy(true);
    try {
      const body = { basics: tidy(FORM, values), not_the_same: known.map((row) => row.id), ...((anyOffice ? picked?.id : office) ? { office_id: anyOffice ? picked!.id : office } : {}) };
      const page = await request<PersonPage>('/v1/people', { method: 'POST', body, key });
      await dropDraft(account, 'new', 'person');
      client.setQueryData(['person', page.person.id], page);
      say(t('people.registered', { name: page.person.name }));
      onClose();
      navigate(`/people/${page.person.id}`);
    } catch (problem) {
      fail(problem);
    } finally {
      setBusy(false);
    }
  };
  const check = async () => {
    const absent = missing(FORM, values, 'p-new', basicLabel).map((m) => ({ id: m.id, message: t('problem.must', { field: m.label }) }));
    if (anyOffice && !picked) absent.push({ id: 'p-new-office', message: t('people.case_office_must') });
    setProblems(absent);
    if (absent.length) return;
    setBusy(true);
    try {
      const { items } = await post<People>('/v1/people/similar', { name: text('name'), name_kana: text('name_kana'), birth: text('birth'), insurer_number: text('insurer_number'), insured_number: text('insured_number') });
      if (items.length === 0) return await register([]);
      setSimilar(items);
    } catch (problem) {
      fail(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('people.register')} onClose={onClose}>
      {similar ? (
        <>
          <Similar rows={similar} busy={busy} onOpen={(id) => { onClose(); navigate(`/people/${id}`); }} onOther={() => void register(similar)} />
          <Button onClick={() => setSimilar(undefined)}>{t('people.back_to_form')}</Button>
        </>
      ) : (
        <form className="stack" onSubmit={(e) => { e.preventDefault(); void check(); }}>
          <p className="soft">{t('people.register_lead')}</p>
          <ErrorSummary problems={problems} />
          <SpecFields specs={FORM} id="p-new" label={basicLabel} values={values} onValues={set} problems={problems} />
          {anyOffice ? <div id="p-new-office" tabIndex={-1}><PickFacility label={t('people.case_office')} picked={picked} onPicked={setPicked} /></div>
            : session.offices.length > 1 && <SelectField label={t('people.case_office')} value={office} onValue={setOffice} choices={session.offices.map((o) => ({ value: o.id, label: o.name }))} />}
          <div className="line"><Button look="primary" type="submit" busy={busy}>{t('people.check_and_save')}</Button></div>
        </form>
      )}
    </Dialog>
  );
}
