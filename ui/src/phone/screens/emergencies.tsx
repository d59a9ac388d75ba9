// SPDX-License-Identifier: Apache-2.0
// 緊急の閲覧がありました: asked for on the line after each sync and kept nowhere. A push notice for it leads here.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { get, post } from '../../api/request.ts';
import type { Emergencies, EmergencyLine } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate, timeOf } from '../../text/format.ts';
import { honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';

export function EmergencyLines() {
  const { t, lang } = useText();
  const { state, copy } = useCopy();
  const [lines, setLines] = useState<EmergencyLine[]>([]);
  const { line, lastSync } = state;
  useEffect(() => {
    if (line !== 'on') return;
    const stop = new AbortController();
    get<Emergencies>('/v1/emergencies', stop.signal).then(({ items }) => setLines(items)).catch(() => undefined); // asked again after the next sync
    return () => stop.abort();
  }, [line, lastSync]);
  if (lines.length === 0) return null;
  const see = async (id: string) => {
    await post('/v1/emergencies/seen', { ids: [id] }).then(() => setLines(lines.filter((one) => one.id !== id))).catch(() => undefined);
  };
  return (
    <section className="stack-tight">
      <h2>{t('phone.emergencies', { n: lines.length })}</h2>
      <ul className="stack-tight">
        {lines.map((one) => {
          const inside = <><b>{honoured(one.person_name)}</b><span>{one.reason}</span><span className="small soft">{one.by_name} {one.by_office}・{shortDate(one.at, lang)} {timeOf(one.at)}</span></>;
          return (
            <li key={one.id} className="card ask ask--urgent">
              {copy.book.person(one.person_id) ? <Link to={`/people/${one.person_id}`} className="row-link">{inside}</Link> : <div className="row-link">{inside}</div>}
              <Button look="primary" onClick={() => void see(one.id)} aria-label={t('phone.emergencies.seen_of', { name: one.person_name })}>{t('phone.emergencies.seen')}</Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
