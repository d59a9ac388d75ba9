// SPDX-License-Identifier: Apache-2.0
// 待っている仕事: stays, dates, documents and pathways that wait for the caller; each line leads to the list that finishes it.
// Nothing stands here while nothing waits. Its lists are asked again once a minute (api/feed.ts).
import { useGet } from '../api/queries.ts';
import type { Conferences, DocumentList, PathwayDueList, Stays } from '../api/types.ts';
import { LinkButton } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useText } from '../parts/use_text.ts';
import { dateOf } from '../text/format.ts';
import { useMay } from './context.tsx';
import { grouped } from './pathways/pathway_rules.ts';

interface Work { icon: IconName; to: string; words: string }

export default function WaitingWork() {
  const { t } = useText();
  const may = useMay();
  const stays = useGet<Stays>('waiting', '/v1/stays', may('stay.read')).data;
  const polls = useGet<Conferences>('waiting', '/v1/conferences', may('stay.read')).data;
  const papers = useGet<DocumentList>('waiting', '/v1/documents?box=received', may('document.read')).data;
  const paths = useGet<PathwayDueList>('waiting', '/v1/pathway-items', may('pathway.read')).data;
  const works: Work[] = [];
  const add = (n: number | undefined, icon: IconName, to: string, key: 'home.stay_asks' | 'home.stay_searching' | 'home.stay_late' | 'home.polls' | 'home.polls_not_reached' | 'home.documents' | 'home.pathways_late' | 'home.pathways_week') => {
    if (n) works.push({ icon, to, words: t(key, { n }) });
  };
  add(stays?.asks_me, 'visit', '/stays?view=waiting', 'home.stay_asks');
  if (may('stay.match')) add(stays?.searching, 'visit', '/stays?view=waiting', 'home.stay_searching');
  add(stays?.late, 'clock', '/stays?view=waiting', 'home.stay_late');
  add(polls?.waits_for_me, 'people', '/stays', 'home.polls');
  add(polls?.not_reached, 'people', '/stays', 'home.polls_not_reached');
  add(papers?.waiting, 'file', '/documents?box=received', 'home.documents');
  const due = paths ? grouped(paths.items, dateOf(new Date())) : [];
  const count = (group: string) => due.find((one) => one.group === group)?.items.length;
  add(count('late'), 'trend', '/pathways', 'home.pathways_late');
  add(count('week'), 'trend', '/pathways', 'home.pathways_week');
  if (works.length === 0) return null;
  return (
    <section className="card" aria-labelledby="waiting-work">
      <div className="card__head"><h2 id="waiting-work">{t('home.waiting')}</h2></div>
      <ul className="waiting-list">
        {works.map((work) => <li key={work.to + work.words} className="waiting-line"><Icon name={work.icon} /><div className="grow"><b>{work.words}</b></div><div className="line"><LinkButton to={work.to} aria-label={t('home.waiting_open', { what: work.words })}>{t('home.open')}</LinkButton></div></li>)}
      </ul>
    </section>
  );
}
