// SPDX-License-Identifier: Apache-2.0
// The notice of an admission: name in kana, birth date, send. The day is today and the hospital one's own unless it is said.
import { useState } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { StayArrival, StayNoticed, StayToldBy } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';

const ARRIVALS: StayArrival[] = ['unknown', 'planned', 'emergency', 'ambulance'];
const TOLD_BY: StayToldBy[] = ['hospital', 'manager', 'family', 'ambulance', 'facility', 'other'];
const EMPTY = { name_kana: '', name: '', birth: '', hospital_name: '', ward: '', hospital_phone: '', reason: '' };

// `person`: when it is told from her own page.
export function NoticeForm({ person, onDone }: { person?: Picked; onDone: (id: string) => Promise<void> }) {
  const { t } = useText();
  const [values, setValues] = useState(EMPTY);
  const [hospital, setHospital] = useState<Picked>();
  const [admittedOn, setAdmittedOn] = useState<string | undefined>(dateOf(new Date()));
  const [arrival, setArrival] = useState<StayArrival>('unknown');
  const [toldBy, setToldBy] = useState<StayToldBy>(person ? 'manager' : 'hospital');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const field = (name: keyof typeof EMPTY) => ({ value: values[name], error: faults[name], onValue: (value: string) => setValues((now) => ({ ...now, [name]: value })) });
  const send = async () => {
    setBusy(true);
    try {
      const noticed = await post<StayNoticed>('/v1/stays', {
        ...values, admitted_on: admittedOn, arrival, told_by: toldBy, ...(hospital ? { hospital_id: hospital.id } : {}), ...(person ? { person_id: person.id } : {}),
      });
      say(noticed.known_before ? t('stay.known_before') : t(`stay.told.${noticed.manager_state}`));
      setValues(EMPTY);
      setFaults({});
      await onDone(noticed.id);
    } catch (problem) {
      const fields = problem instanceof Refused ? problem.fields : [];
      setFaults(Object.fromEntries(fields.map((one) => [one.field, one.message])));
      say(fields[0]?.message ?? sentence(problem), { bad: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="card stack no-print" onSubmit={(e) => { e.preventDefault(); void send(); }} aria-label={t('stay.notice')}>
      <h2>{t('stay.notice')}</h2>
      <p className="soft narrow">{person ? t('stay.notice_of', { name: person.name }) : t('stay.notice_lead')}</p>
      <div className="form-grid">
        {!person && <TextField label={t('stay.kana')} must autoComplete="off" {...field('name_kana')} />}
        {!person && <TextField label={t('person.field.birth')} support={t('date.example')} must autoComplete="off" {...field('birth')} />}
        <DateField label={t('stay.admitted_on')} value={admittedOn} onValue={setAdmittedOn} error={faults.admitted_on} must />
        <SelectField label={t('stay.arrival')} value={arrival} onValue={(v) => setArrival(v as StayArrival)} choices={ARRIVALS.map((value) => ({ value, label: t(`stay_arrival.${value}`) }))} />
      </div>
      <details>
        <summary>{t('stay.more')}</summary>
        <div className="form-grid">
          {!person && <TextField label={t('person.field.name')} autoComplete="off" {...field('name')} />}
          <SelectField label={t('stay.told_by')} value={toldBy} onValue={(v) => setToldBy(v as StayToldBy)} choices={TOLD_BY.map((value) => ({ value, label: t(`stay_told_by.${value}`) }))} />
          <PickFacility label={t('stay.hospital')} picked={hospital} onPicked={setHospital} />
          {!hospital && <TextField label={t('stay.hospital_name')} support={t('stay.hospital_support')} {...field('hospital_name')} />}
          <TextField label={t('stay.ward')} {...field('ward')} />
          <TextField label={t('stay.hospital_phone')} type="tel" {...field('hospital_phone')} />
          <TextField label={t('stay.reason')} wide {...field('reason')} />
        </div>
      </details>
      <div className="line"><Button look="primary" type="submit" busy={busy}>{t('stay.send')}</Button></div>
    </form>
  );
}
