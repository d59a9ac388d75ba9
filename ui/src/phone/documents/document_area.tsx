// SPDX-License-Identifier: Apache-2.0
// Documents on a person's screen: drafts of our side, what came to me, and the way to begin one.
import { Link } from 'wouter';
import { Badge } from '../../parts/badge.tsx';
import { LinkButton } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { useCopy } from '../use_phone.ts';
import { clashing, isNew, itemsOf, received, type Paper } from './rules.ts';

function Line({ paper }: { paper: Paper }) {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const items = copy.outbox.list(), waits = itemsOf(items, paper).length > 0;
  const asks = received(items, [paper]).length > 0, fresh = isNew(items, paper);
  const { line } = paper;
  return (
    <li className="card">
      <Link to={`/people/${paper.person}/documents/${paper.id}`} className="row-link">
        <b>{paper.name[lang] || paper.name.ja}</b>
        <span className="line">
          {clashing(paper) && <Badge tone="bad">{t('phone.document.clash')}</Badge>}
          {asks && <Badge tone={fresh ? 'warn' : 'plain'}>{t(fresh ? 'phone.document.unread' : 'phone.document.to_judge')}</Badge>}
          <span className="small soft">
            {line?.state === 'sent' ? `${line.office_name || line.started_by}・${shortDate(line.sent_at ?? line.changed_at, lang)}` : t('phone.document.draft')}{waits && `・${t('phone.item.waiting')}`}
          </span>
        </span>
      </Link>
    </li>
  );
}

export function DocumentArea({ person }: { person: string }) {
  const { t } = useText();
  const { copy } = useCopy();
  const papers = copy.papers.of(person).sort((a, b) => (b.line?.changed_at ?? '9').localeCompare(a.line?.changed_at ?? '9'));
  return (
    <>
      {papers.length > 0 && <section className="stack-tight"><h2>{t('phone.documents')}</h2><ul className="stack-tight">{papers.map((paper) => <Line key={paper.id} paper={paper} />)}</ul></section>}
      {copy.papers.offered().length > 0 && <LinkButton to={`/people/${person}/forms`}>{t('phone.document.begin')}</LinkButton>}
    </>
  );
}
