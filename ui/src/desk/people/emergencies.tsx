// SPDX-License-Identifier: Apache-2.0
// 緊急の閲覧がありました: told to the team and to those who review, until each has seen it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Emergencies, EmergencyLine } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';

const useEmergencies = () => useGet<Emergencies>('emergencies', '/v1/emergencies');

function useSee() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const see = async (id: string) => {
    setBusy(true);
    try {
      await post('/v1/emergencies/seen', { ids: [id] });
      await client.invalidateQueries({ queryKey: ['emergencies'] });
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return { busy, see };
}

const leadsTo = (line: EmergencyLine) => (line.reviews ? '/bases' : `/people/${line.person_id}${line.sees_looks ? '?tab=access' : ''}`);

export function EmergenciesBlock() {
  const { t, lang } = useText();
  const { data } = useEmergencies();
  const { busy, see } = useSee();
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="emergencies">
      <div className="card__head"><h2 id="emergencies">{t('emergencies.title', { n: data.items.length })}</h2></div>
      <ul className="waiting-list">
        {data.items.map((line) => (
          <li key={line.id} className="waiting-line">
            <Icon name="key" />
            <div className="grow">
              <p className="line"><b>{line.person_name}</b><Badge tone="bad">{t('emergencies.badge')}</Badge></p>
              <p>{line.reason}</p>
              <p className="small soft">{line.by_name} {line.by_office} {momentText(line.at, lang)}</p>
            </div>
            <div className="line">
              <Button icon="check" busy={busy} aria-label={t('emergencies.seen_of', { name: line.person_name })} onClick={() => void see(line.id)}>{t('emergencies.seen')}</Button>
              <LinkButton to={leadsTo(line)} aria-label={t(line.reviews ? 'emergencies.review_of' : 'inbox.read_of', { name: line.person_name })}>{t(line.reviews ? 'emergencies.review' : 'home.read')}</LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

// On the page of the person it is about.
export function EmergencyBanner({ personId }: { personId: string }) {
  const { t, lang } = useText();
  const { data } = useEmergencies();
  const { busy, see } = useSee();
  const lines = data?.items.filter((line) => line.person_id === personId) ?? [];
  return lines.map((line) => (
    <div key={line.id} className="notice notice--warn stack-tight no-print" role="status">
      <p><b>{t('emergencies.was', { name: line.by_name, office: line.by_office, at: momentText(line.at, lang) })}</b> {line.reason}</p>
      <div><Button icon="check" busy={busy} onClick={() => void see(line.id)}>{t('emergencies.seen')}</Button></div>
    </div>
  ));
}
