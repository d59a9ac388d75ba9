// SPDX-License-Identifier: Apache-2.0
// 入退院・連携パス of one person, on her page: her stays with what comes next, the notice of a new one, her pathways.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { Conferences, StayView, Stays } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { useMay } from '../context.tsx';
import { PersonPathways } from '../pathways/person_pathways.tsx';
import { NoticeForm } from './notice_form.tsx';
import { StayCard } from './stay_card.tsx';
import { isOpen } from './stay_rules.ts';

function PersonStays({ id, name, mayWrite }: { id: string; name: string; mayWrite: boolean }) {
  const { t } = useText();
  const client = useQueryClient();
  const may = useMay();
  const [telling, setTelling] = useState(false);
  const stays = useGet<Stays>('stays', `/v1/stays?person_id=${id}`);
  const polls = useGet<Conferences>('conferences', `/v1/conferences?person_id=${id}`).data?.items ?? [];
  const refresh = () => client.invalidateQueries({ queryKey: ['stays'] });
  const told = async () => { setTelling(false); await refresh(); };
  return (
    <section className="stack" aria-labelledby="person-stays">
      <div className="card__head"><h2 id="person-stays">{t('stay.title')}</h2>{mayWrite && may('stay.write') && !telling && <span className="line-end no-print"><Button icon="plus" onClick={() => setTelling(true)}>{t('stay.notice')}</Button></span>}</div>
      {telling && <NoticeForm person={{ id, name }} onDone={told} />}
      <Answer query={stays} rows={2}>{({ items }) => {
        const open = items.filter(isOpen);
        const past = items.filter((stay) => !isOpen(stay));
        const cards = (some: StayView[]) => <ul className="results">{some.map((stay) => <StayCard key={stay.id} stay={stay} polls={polls.filter((poll) => poll.full && poll.stay_id === stay.id)} onChanged={refresh} />)}</ul>;
        return (
          <>
            {items.length === 0 && <p className="soft small">{t('stay.none_here')}</p>}
            {open.length > 0 && cards(open)}
            {past.length > 0 && <details><summary>{t('stay.past', { n: past.length })}</summary>{cards(past)}</details>}
          </>
        );
      }}</Answer>
    </section>
  );
}

export default function PersonCare({ id, name, mayWrite }: { id: string; name: string; mayWrite: boolean }) {
  const may = useMay();
  return <div className="stack">{may('stay.read') && <PersonStays id={id} name={name} mayWrite={mayWrite} />}{may('pathway.read') && <PersonPathways id={id} name={name} mayWrite={mayWrite} />}</div>;
}
