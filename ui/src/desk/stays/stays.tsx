// SPDX-License-Identifier: Apache-2.0
// 入退院: one line tells that somebody was admitted; below stand the stays with what is to be done next, for the ward, the care
// manager and the desk alike.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { Conferences, StayView, Stays } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { useParams } from '../params.ts';
import { NoticeForm } from './notice_form.tsx';
import { Polls } from './polls.tsx';
import { RuleNews } from './rule/rule_news.tsx';
import { StayCard } from './stay_card.tsx';
import { isLate, order, shows, VIEWS, type View } from './stay_rules.ts';

export default function StaysScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const params = useParams('/stays');
  const wanted = params.get('stay');  // one that a figure leads to, however old
  const view = (VIEWS as readonly string[]).includes(params.get('view')) ? (params.get('view') as View) : wanted ? 'all' : 'open';
  const stays = useGet<Stays>('stays', `/v1/stays${view === 'all' ? '?over=true' : ''}`);
  const polls = useGet<Conferences>('conferences', '/v1/conferences').data?.items ?? [];
  const [latest, setLatest] = useState(wanted);
  const refresh = () => client.invalidateQueries({ queryKey: ['stays'] });
  return (
    <>
      <div className="page-head"><h1>{t('stay.title')}</h1><span className="line line-end no-print"><LinkButton icon="book" to="/stays/rule">{t('rule.open_long')}</LinkButton></span></div>
      <RuleNews />
      <Polls polls={polls} />
      <NoticeForm onDone={async (id) => { setLatest(id); await refresh(); }} />
      <div className="form-grid no-print"><SelectField label={t('stay.view')} value={view} onValue={(value) => params.set({ view: value })} choices={VIEWS.map((value) => ({ value, label: t(`stay.view.${value}`) }))} /></div>
      <Answer query={stays}>{(answer) => {
        const items = order(answer.items.filter((stay) => shows(stay, view)), latest);
        return (
          <>
            <Counts answer={answer} />
            {items.length === 0 ? <Empty title={t('stay.none')} /> : <ul className="results">{items.map((stay) => <StayCard key={stay.id} stay={stay} polls={polls.filter((poll) => poll.full && poll.stay_id === stay.id)} onChanged={refresh} />)}</ul>}
          </>
        );
      }}</Answer>
    </>
  );
}

function Counts({ answer }: { answer: Stays }) {
  const { t } = useText();
  const words = [
    answer.asks_me > 0 && t('stay.asks_me', { n: answer.asks_me }),
    answer.searching > 0 && t('stay.searching', { n: answer.searching }),
    answer.late > 0 && t('stay.late', { n: answer.late }),
  ].filter((word): word is string => Boolean(word));
  const open = answer.items.filter((stay: StayView) => !isLate(stay)).length;
  return <p role="status" className={`notice ${words.length ? 'notice--warn' : 'notice--good'}`}><b>{words.length ? words.join('　') : t('stay.nothing_waits', { n: open })}</b></p>;
}
