// SPDX-License-Identifier: Apache-2.0
// 新規登録: the fewest questions; everything else is filled in on its page.
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { Refused, request, sentence } from '../../api/request.ts';
import type { FacilityPage, SearchAnswer } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorSummary } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useSession, useWords } from '../context.tsx';
import { dropDraft, readDraft, writeDraft, type Values } from './edit/draft.ts';
import { BASIC, CONTACT, FieldControl, PLACE, checkFields, readFields, writeFields } from './edit/fields_form.tsx';

const pick = (specs: typeof BASIC, names: string[]) => specs.filter((s) => names.includes(s.name));
const SPECS = [
  ...pick(BASIC, ['name', 'name_kana', 'kind', 'opened_on']),
  ...pick(PLACE, ['address', 'lat', 'lng']),
  ...pick(CONTACT, ['phone', 'fax']),
];

// The same name may be there already: shown while it is typed.
function Alike({ name }: { name: string }) {
  const { t } = useText();
  const found = useGet<SearchAnswer>('search', `/v1/facilities?q=${encodeURIComponent(name)}&limit=3`, name.trim().length >= 3);
  const items = name.trim().length >= 3 ? (found.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <div className="notice notice--warn" role="status">
      <p>{t('new.alike')}</p>
      <ul>{items.map((row) => <li key={row.id}><Link to={`/facilities/${row.id}`}>{row.name}</Link> <span className="small soft">{row.address}</span></li>)}</ul>
    </div>
  );
}

export default function NewFacility() {
  const { t } = useText();
  const words = useWords();
  const session = useSession();
  const [, navigate] = useLocation();
  const draftId = session.area?.area_id ?? 'area';
  const [values, setValues] = useState<Values>(() => readDraft(draftId, 'new')?.values ?? readFields(SPECS, { kind: 'home_nursing' }));
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const key = useRef(uuid7());
  const set = (changes: Values) => {
    const next = { ...values, ...changes };
    setValues(next);
    key.current = uuid7();
    writeDraft(draftId, 'new', { at: new Date().toISOString(), base_seq: 0, base: {}, values: next });
  };
  const save = async () => {
    const found = checkFields(SPECS, values, 'new', t);
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    try {
      const { facility } = await request<FacilityPage>('/v1/facilities', { method: 'POST', body: writeFields(SPECS, values), key: key.current });
      dropDraft(draftId, 'new');
      say(t('new.done'));
      navigate(`/facilities/${facility.id}`);
    } catch (problem) {
      const fields = problem instanceof Refused ? problem.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `e-new-${f.field}`, message: f.message })) : [{ id: 'new-form', message: sentence(problem) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="page-head"><h1>{t('facility.new')}</h1></div>
      <form className="card stack narrow" id="new-form" tabIndex={-1} onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        <Alike name={String(values['name'] ?? '')} />
        <div className="form-grid">
          {SPECS.map((spec) => <FieldControl key={spec.name} spec={spec} group="new" values={values} set={set} problems={problems} words={words} />)}
        </div>
        <div><Button look="primary" type="submit" busy={busy}>{t('new.save')}</Button></div>
      </form>
    </>
  );
}
