// SPDX-License-Identifier: Apache-2.0
// What the signed paper says, field by field; what is usual stands there already and can be changed.
import { useEffect, useState } from 'react';
import { Refused, request, sentence } from '../../api/request.ts';
import type { ConsentInput, ConsentMethod, ConsentParties, PersonPage, Signer } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { t as word } from '../../i18n/index.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { FileField } from '../../parts/file_field.tsx';
import { Check, ErrorSummary, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { useSession } from '../context.tsx';
import { PickFacility } from '../pick_facility.tsx';
import { PAPERS, upload } from './thread/files.ts';
import { dropDraft, readDraft, writeDraft } from './person_draft.ts';

const ITEMS = ['basics', 'health', 'medicines', 'care', 'life', 'family', 'plans', 'messages'] as const;
const METHODS: ConsentMethod[] = ['paper', 'electronic', 'spoken'];

type Form = Omit<ConsentInput, 'id' | 'starts_on' | 'explained_on' | 'party_offices'> & { starts_on: string | undefined; explained_on: string | undefined; offices: { id: string; name: string }[] };
interface Kept { at: string; form: Form }

const startOf = (page: PersonPage, explainer: string): Form => {
  const today = dateOf(new Date());
  return {
    purpose: word('consent.purpose_usual'), items: ITEMS.map((item) => word(`consent.item_${item}`)), parties: 'team', offices: [], starts_on: today, ends_on: undefined,
    method: 'paper', explained_by: explainer, explained_on: today, signer: 'self', signer_name: page.person.name, signer_relation: '', proxy_reason: '',
    family_consent: false, family_name: '', disaster_use: false, statistics_use: false,
  };
};

function check(form: Form): { id: string; message: string }[] {
  const must = (field: string, label: string) => ({ id: `c-${field}`, message: word('problem.must', { field: label }) });
  const out: { id: string; message: string }[] = [];
  if (!form.purpose.trim()) out.push(must('purpose', word('consent.field.purpose')));
  if (form.items.length === 0) out.push({ id: 'c-items', message: word('consent.items_must') });
  if (form.parties === 'listed' && form.offices.length === 0) out.push({ id: 'c-party_offices', message: word('consent.offices_must') });
  if (!form.starts_on) out.push(must('starts_on', word('consent.field.starts_on')));
  if (!form.explained_by.trim()) out.push(must('explained_by', word('consent.field.explained_by')));
  if (!form.explained_on) out.push(must('explained_on', word('consent.field.explained_on')));
  if (!form.signer_name.trim()) out.push(must('signer_name', word('consent.field.signer_name')));
  if (form.signer === 'proxy' && !form.signer_relation?.trim()) out.push(must('signer_relation', word('consent.field.signer_relation')));
  if (form.signer === 'proxy' && !form.proxy_reason?.trim()) out.push(must('proxy_reason', word('consent.field.proxy_reason')));
  if (form.family_consent && !form.family_name?.trim()) out.push(must('family_name', word('consent.field.family_name')));
  return out;
}

export function ConsentForm({ page, onDone, onGiveUp }: { page: PersonPage; onDone: () => Promise<void>; onGiveUp: () => void }) {
  const { t } = useText();
  const session = useSession();
  const account = session.account?.id ?? '';
  const id = page.person.id;
  const [form, setForm] = useState<Form>(() => startOf(page, session.account?.name ?? ''));
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [paper, setPaper] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  useEffect(() => {
    void readDraft<Kept>(account, id, 'consent').then((draft) => draft && setForm(draft.form));
  }, [account, id]);
  const set = (changes: Partial<Form>) => {
    const next = { ...form, ...changes };
    setForm(next);
    void writeDraft<Kept>(account, id, 'consent', { at: new Date().toISOString(), form: next });
  };
  const save = async () => {
    const found = check(form);
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    const { offices, ...rest } = form;
    try {
      const scan = paper ? (await upload(id, paper)).sha256 : '';
      await request(`/v1/people/${id}/consents`, { method: 'POST', body: { ...rest, scan, party_offices: form.parties === 'listed' ? offices.map((o) => o.id) : [] }, key });
      await dropDraft(account, id, 'consent');
      say(t('consent.saved'));
      await onDone();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `c-${f.field}`, message: f.message })) : [{ id: 'c-purpose', message: sentence(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const err = (field: string) => problems.find((p) => p.id === `c-${field}`)?.message;
  const known = [...new Set([...ITEMS.map((item) => t(`consent.item_${item}`)), ...form.items])];
  const toggle = (item: string, on: boolean) => set({ items: on ? known.filter((one) => one === item || form.items.includes(one)) : form.items.filter((one) => one !== item) });
  return (
    <form className="card stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      <p className="soft">{t('consent.form_lead')}</p>
      <ErrorSummary problems={problems} />
      <TextArea id="c-purpose" label={t('consent.field.purpose')} must error={err('purpose')} value={form.purpose} onValue={(purpose) => set({ purpose })} />
      <fieldset id="c-items" tabIndex={-1}>
        <legend className="field__label">{t('consent.field.items')}</legend>
        <div className="check-grid">{known.map((item) => <Check key={item} label={item} checked={form.items.includes(item)} onChecked={(on) => toggle(item, on)} />)}</div>
        {err('items') && <p className="field__error">{err('items')}</p>}
      </fieldset>
      <div className="form-grid">
        <SelectField label={t('consent.field.parties')} value={form.parties ?? 'team'} onValue={(v) => set({ parties: v as ConsentParties })}
          choices={(['team', 'listed'] as const).map((value) => ({ value, label: t(`consent_parties.${value}`) }))} />
        <SelectField label={t('consent.field.method')} value={form.method ?? 'paper'} onValue={(v) => set({ method: v as ConsentMethod })} choices={METHODS.map((value) => ({ value, label: t(`consent_method.${value}`) }))} />
      </div>
      {form.parties === 'listed' && (
        <div className="stack-tight" id="c-party_offices" tabIndex={-1}>
          {form.offices.map((office) => <PickFacility key={office.id} label={t('consent.party')} picked={office} onPicked={() => set({ offices: form.offices.filter((o) => o.id !== office.id) })} />)}
          <PickFacility key={`new-${form.offices.length}`} label={t('consent.party_add')} picked={undefined} onPicked={(picked) => picked && !form.offices.some((o) => o.id === picked.id) && set({ offices: [...form.offices, picked] })} />
          {err('party_offices') && <p className="field__error">{err('party_offices')}</p>}
        </div>
      )}
      <div className="form-grid">
        <DateField id="c-starts_on" label={t('consent.field.starts_on')} must error={err('starts_on')} value={form.starts_on} onValue={(starts_on) => set({ starts_on })} />
        <DateField id="c-ends_on" label={t('consent.field.ends_on')} support={t('consent.ends_support')} error={err('ends_on')} value={form.ends_on} onValue={(ends_on) => set({ ends_on })} />
        <TextField id="c-explained_by" label={t('consent.field.explained_by')} must error={err('explained_by')} value={form.explained_by} onValue={(explained_by) => set({ explained_by })} autoComplete="off" />
        <DateField id="c-explained_on" label={t('consent.field.explained_on')} must error={err('explained_on')} value={form.explained_on} onValue={(explained_on) => set({ explained_on })} />
        <SelectField label={t('consent.field.signer')} value={form.signer ?? 'self'} onValue={(v) => set({ signer: v as Signer, signer_name: v === 'self' ? page.person.name : '' })}
          choices={(['self', 'proxy'] as const).map((value) => ({ value, label: t(`consent_signer.${value}`) }))} />
        <TextField id="c-signer_name" label={t('consent.field.signer_name')} must error={err('signer_name')} value={form.signer_name} onValue={(signer_name) => set({ signer_name })} autoComplete="off" />
        {form.signer === 'proxy' && <TextField id="c-signer_relation" label={t('consent.field.signer_relation')} must error={err('signer_relation')} value={form.signer_relation ?? ''} onValue={(signer_relation) => set({ signer_relation })} />}
        {form.signer === 'proxy' && <TextField id="c-proxy_reason" wide label={t('consent.field.proxy_reason')} must error={err('proxy_reason')} value={form.proxy_reason ?? ''} onValue={(proxy_reason) => set({ proxy_reason })} />}
      </div>
      <Check label={t('consent.family_check')} checked={form.family_consent ?? false} onChecked={(family_consent) => set({ family_consent })} />
      {form.family_consent && <TextField id="c-family_name" label={t('consent.field.family_name')} must error={err('family_name')} value={form.family_name ?? ''} onValue={(family_name) => set({ family_name })} autoComplete="off" />}
      <Check label={t('consent.disaster_check')} checked={form.disaster_use ?? false} onChecked={(disaster_use) => set({ disaster_use })} />
      <Check label={t('consent.statistics_check')} checked={form.statistics_use ?? false} onChecked={(statistics_use) => set({ statistics_use })} />
      {page.basis.reach === 'write' && <FileField id="c-scan" label={t('consent.field.scan')} support={t('consent.scan_support')} accept={PAPERS} file={paper} onFile={setPaper} />}
      <div className="line">
        <Button look="primary" type="submit" busy={busy}>{t('consent.save')}</Button>
        <Button onClick={() => { void dropDraft(account, id, 'consent'); onGiveUp(); }}>{t('give_up')}</Button>
      </div>
    </form>
  );
}
