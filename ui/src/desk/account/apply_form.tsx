// SPDX-License-Identifier: Apache-2.0
// 利用申請: the same form for a stranger at the door and for whoever writes down a paper or applies for a colleague. What was
// typed lives with the tab until it is sent: the PC may be somebody else's tomorrow.
import { useEffect, useState } from 'react';
import { useCodesQuery } from '../../api/queries.ts';
import { fetchFile, get, request, sentence, Refused } from '../../api/request.ts';
import type { ApplicationInput, ApplicationReceived, Code, OfficeFound, OfficesFound, Profession, Role } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { ErrorSummary, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { saveFile } from '../save_file.ts';

const ROLES: Role[] = ['office', 'office_admin', 'coordinator', 'town', 'prefecture', 'viewer'];
const KEPT = 'kaname.apply';
const WAIT_MS = 250;
const SHORTEST = 2;
const EMPTY: ApplicationInput = { name: '', name_kana: '', phone: '', reason: '', role: 'office', profession: 'none' };

interface Draft { form: ApplicationInput; office?: OfficeFound | undefined }

function kept(): Draft {
  try {
    return (JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Draft | null) ?? { form: EMPTY };
  } catch {
    return { form: EMPTY };
  }
}

// Found by name or number among the directory's offices; whoever is not listed writes the name.
function OfficeField({ picked, typed, error, must, onPicked, onTyped }: { picked: OfficeFound | undefined; typed: string; error: string | undefined; must: boolean; onPicked: (office: OfficeFound | undefined) => void; onTyped: (name: string) => void }) {
  const { t } = useText();
  const [found, setFound] = useState<OfficeFound[]>([]);
  useEffect(() => {
    if (picked || typed.trim().length < SHORTEST) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<OfficesFound>(`/v1/public/offices?q=${encodeURIComponent(typed.trim())}`, stop.signal).then(({ items }) => setFound(items)).catch(() => setFound([]));
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, picked]);
  if (picked) {
    return (
      <div className="field">
        <span className="field__label">{t('apply.office')}</span>
        <p className="line"><b>{picked.name}</b><IconButton icon="close" label={t('pick.remove')} onClick={() => onPicked(undefined)} /></p>
        <p className="small soft">{picked.address}</p>
      </div>
    );
  }
  return (
    <div className="stack-tight">
      <TextField id="apply-office_name" label={t('apply.office')} must={must} support={t('apply.office.support')} error={error} value={typed} onValue={onTyped} autoComplete="organization" />
      {found.length > 0 && (
        <div role="group" aria-label={t('apply.office.found')}>
          <p className="small soft">{t('apply.office.found')}</p>
          <ul className="stack-tight">
            {found.map((one) => <li key={one.id}><Button onClick={() => onPicked(one)}>{one.name}</Button> <span className="small soft">{one.address}</span></li>)}
          </ul>
        </div>
      )}
    </div>
  );
}

export function ApplyForm({ areaId, onSent }: { areaId?: string | undefined; onSent: (received: ApplicationReceived) => void }) {
  const { t, lang } = useText();
  const codes = useCodesQuery();
  const [start] = useState(kept);
  const [form, setForm] = useState(start.form);
  const [office, setOffice] = useState(start.office);
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(uuid7);
  useEffect(() => sessionStorage.setItem(KEPT, JSON.stringify({ form, office })), [form, office]);
  const set = (changes: Partial<ApplicationInput>) => setForm({ ...form, ...changes });
  const words = (list: Code[] | undefined) => (list ?? []).map((c) => ({ value: c.code, label: c[lang] || c.ja }));
  const roles = ROLES.flatMap((role) => words(codes.data?.Role).filter((c) => c.value === role));
  const professions = words(codes.data?.Profession).map((c) => (c.value === 'none' ? { ...c, label: t('apply.profession.none') } : c));
  const body = { ...form, ...(office ? { office_id: office.id } : {}), ...(areaId ? { area_id: areaId } : {}) };
  const errorOf = (field: string) => problems.find((p) => p.id === `apply-${field}`)?.message;
  const refuse = (error: unknown) => {
    const fields = error instanceof Refused ? error.fields : [];
    setProblems(fields.length ? fields.map((f) => ({ id: `apply-${f.field === 'office_id' ? 'office_name' : f.field}`, message: f.message })) : [{ id: 'apply-name', message: sentence(error) }]);
  };
  const send = async () => {
    const must = (['name', 'name_kana', 'phone', 'reason'] as const).filter((field) => !form[field].trim());
    if (must.length) return setProblems(must.map((field) => ({ id: `apply-${field}`, message: t('problem.must', { field: t(`apply.${field}`) }) })));
    setBusy(true);
    try {
      const received = await request<ApplicationReceived>('/v1/public/applications', { method: 'POST', body, key });
      sessionStorage.removeItem(KEPT);
      onSent(received);
    } catch (error) {
      if (error instanceof Refused && error.status) setKey(uuid7()); // what is put right is another act
      refuse(error);
      setBusy(false);
    }
  };
  const paper = async () => {
    try {
      const { area_id: _, ...sheet } = body as typeof body & { area_id?: string };
      saveFile(await fetchFile('/v1/public/application-form', sheet), `${t('apply.sheet')}.pdf`);
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <ErrorSummary problems={problems} />
      <TextField id="apply-name" label={t('apply.name')} must error={errorOf('name')} value={form.name} onValue={(name) => set({ name })} autoComplete="name" />
      <TextField id="apply-name_kana" label={t('apply.name_kana')} must error={errorOf('name_kana')} value={form.name_kana} onValue={(name_kana) => set({ name_kana })} autoComplete="off" />
      <SelectField label={t('account.profession')} value={form.profession ?? 'none'} onValue={(profession) => set({ profession: profession as Profession })} choices={professions} />
      <SelectField label={t('apply.role')} value={form.role ?? 'office'} onValue={(role) => set({ role: role as Role })} choices={roles} />
      <OfficeField picked={office} typed={form.office_name ?? ''} error={errorOf('office_name')} must={form.role === 'office' || form.role === 'office_admin'} onPicked={setOffice} onTyped={(office_name) => set({ office_name })} />
      <TextField id="apply-phone" label={t('apply.phone')} must support={t('apply.phone.support')} error={errorOf('phone')} value={form.phone} onValue={(phone) => set({ phone })} inputMode="tel" autoComplete="tel" />
      <TextField id="apply-mail" label={t('apply.mail')} error={errorOf('mail')} value={form.mail ?? ''} onValue={(mail) => set({ mail })} inputMode="email" autoComplete="email" />
      <TextArea id="apply-reason" label={t('apply.reason')} must support={t('apply.reason.support')} error={errorOf('reason')} value={form.reason} onValue={(reason) => set({ reason })} />
      <div className="line">
        <Button look="primary" type="submit" busy={busy}>{t('apply.send')}</Button>
        <Button icon="print" onClick={() => void paper()}>{t('apply.print')}</Button>
      </div>
    </form>
  );
}
