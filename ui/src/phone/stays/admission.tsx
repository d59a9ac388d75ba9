// SPDX-License-Identifier: Apache-2.0
// 入院を知らせる from a person's screen: the hospital by one tap where the page or the area's list knows it, the day is today. Goes through the outbox.
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { get } from '../../api/request.ts';
import type { LocalDate, StayArrival, StayToldBy, Suggestion } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Empty } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { factsOf } from '../facts.ts';
import { PersonHead } from '../screens/person_head.tsx';
import { useCopy } from '../use_phone.ts';
import { found as foundIn, hospitalsOf, type Hospital } from './rules.ts';

const ARRIVALS: StayArrival[] = ['unknown', 'planned', 'emergency', 'ambulance'];
const TOLD_BY: StayToldBy[] = ['family', 'hospital', 'manager', 'ambulance', 'facility', 'other'];
const WAIT_MS = 250, OFFERED = 5;

// Hospitals of the area by what came with the last sync; with a line the directory's other offices (a home with beds) follow.
function useDirectory(typed: string, wanted: boolean): Hospital[] {
  const { state, copy } = useCopy();
  const [found, setFound] = useState<Hospital[]>([]);
  useEffect(() => {
    setFound([]);
    if (!wanted || state.line !== 'on' || !typed.trim()) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<{ items: Suggestion[] }>(`/v1/suggest?q=${encodeURIComponent(typed.trim())}`, stop.signal)
        .then(({ items }) => setFound(items.filter((one) => one.type === 'facility').slice(0, OFFERED).map((one) => ({ name: one.label, id: one.code }))))
        .catch(() => undefined); // the list is only a help
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, wanted, state.line]);
  return foundIn(typed, wanted, copy.hospitals.all(), found, OFFERED);
}

export default function Admission({ id }: { id: string }) {
  const { t } = useText();
  const { phone, state, copy } = useCopy();
  const [, go] = useLocation();
  const person = copy.book.person(id);
  const [hospital, setHospital] = useState<Hospital>({ name: '' });
  const [ward, setWard] = useState('');
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [arrival, setArrival] = useState<StayArrival>('unknown');
  const [toldBy, setToldBy] = useState<StayToldBy>('family');
  const [tried, setTried] = useState(false);
  const found = useDirectory(hospital.name, !hospital.id);
  if (!person) return <Empty title={t('phone.person.gone')} isPage><LinkButton to="/people">{t('phone.place.people')}</LinkButton></Empty>;
  const known = hospitalsOf(factsOf(person.page, 'regulars')?.items ?? [], copy.stays.of(id));
  const dayProblem = !on ? t('phone.stay.day_needed') : on > dateOf(new Date()) ? t('phone.stay.day_ahead') : undefined;
  const send = async () => {
    setTried(true);
    if (!hospital.name.trim() || dayProblem || !on) return;
    await copy.tellOfStay(id, {
      hospital_name: hospital.name.trim(), ...(hospital.id ? { hospital_id: hospital.id } : {}), ward, reason, admitted_on: on, arrival, told_by: toldBy,
    }, Date.now());
    say(t(state.line === 'on' ? 'phone.stay.notice.sent' : 'phone.stay.notice.kept'));
    void phone.sync();
    go(`/people/${id}`);
  };
  const chip = (one: Hospital) => <Button key={one.name} aria-pressed={one.name === hospital.name} onClick={() => setHospital(one)}>{one.name}</Button>;
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <PersonHead id={id} page={person.page} />
      <h2>{t('phone.stay.notice')}</h2>
      <p className="small">{t('phone.stay.notice.lead')}</p>
      {known.length > 0 && <div className="chips" role="group" aria-label={t('phone.stay.known')}>{known.map(chip)}</div>}
      <TextField label={t('stay.hospital_name')} must autoComplete="off" value={hospital.name} onValue={(name) => setHospital({ name })} error={tried && !hospital.name.trim() ? t('phone.stay.hospital_needed') : undefined} support={t(state.line === 'on' ? 'phone.stay.hospital' : 'phone.stay.hospital_offline')} />
      {found.length > 0 && <div className="chips" role="group" aria-label={t('phone.stay.found')}>{found.map(chip)}</div>}
      <DateField label={t('stay.admitted_on')} value={on} onValue={setOn} error={dayProblem} must />
      <SelectField label={t('stay.arrival')} value={arrival} onValue={(v) => setArrival(v as StayArrival)} choices={ARRIVALS.map((value) => ({ value, label: t(`stay_arrival.${value}`) }))} />
      <details className="install">
        <summary>{t('phone.stay.more')}</summary>
        <div className="stack-tight">
          <TextField label={t('stay.ward')} value={ward} onValue={setWard} />
          <TextField label={t('stay.reason')} value={reason} onValue={setReason} />
          <SelectField label={t('stay.told_by')} value={toldBy} onValue={(v) => setToldBy(v as StayToldBy)} choices={TOLD_BY.map((value) => ({ value, label: t(`stay_told_by.${value}`) }))} />
        </div>
      </details>
      <div className="line"><Button look="primary" big type="submit">{t('phone.stay.notice.send')}</Button><LinkButton to={`/people/${id}`}>{t('give_up')}</LinkButton></div>
    </form>
  );
}
