// SPDX-License-Identifier: Apache-2.0
// 届いた書類 on the first screen: what came and is unread, and what waits for 十分 or 足りない.
import { Link } from 'wouter';
import { Badge } from '../../parts/badge.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import type { Copy } from '../copy.ts';
import { honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { received } from './rules.ts';

export const waitingPapers = (copy: Copy) => received(copy.outbox.list(), copy.papers.all());

export function WaitingPapers() {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const waiting = waitingPapers(copy);
  if (waiting.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('phone.documents.came', { n: waiting.length })}</h2>
      <ul className="stack-tight">
        {waiting.map(({ paper, fresh }) => (
          <li key={paper.id} className="card">
            <Link to={`/people/${paper.person}/documents/${paper.id}`} className="row-link">
              <span className="line"><Badge tone={fresh ? 'warn' : 'plain'}>{t(fresh ? 'phone.document.unread' : 'phone.document.to_judge')}</Badge> <b>{honoured(copy.book.person(paper.person)?.page.person.name ?? '')}</b></span>
              <span>{paper.name[lang] || paper.name.ja}</span>
              <span className="small soft">{paper.line?.office_name || paper.line?.started_by}・{shortDate(paper.line?.sent_at ?? '', lang)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
