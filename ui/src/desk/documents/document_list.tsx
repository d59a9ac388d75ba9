// SPDX-License-Identifier: Apache-2.0
// Documents as lines: what it is, of whom, how far; on a person's page, a stay's card and the list.
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { DocumentLine, DocumentList, StaySide, StayView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, momentText } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { said } from './answer_rules.ts';
import { ChooseForm, type About } from './choose_form.tsx';
import { admissionLimit } from './deadline_rules.ts';
import { DeadlineBadge, STATE_TONES } from './document_head.tsx';
import { inOrder } from './list_rules.ts';
import { useLook } from './look.ts';

export function Line({ one, named }: { one: DocumentLine; named: boolean }) {
  const { t, lang } = useText();
  const name = said(one.name, lang);
  return (
    <li className="doc-line">
      <span className="line"><Link to={`/documents/${one.id}`}><b>{named ? t('document.of_whom', { form: name, name: one.person_name }) : name}</b></Link>
        <Badge tone={STATE_TONES[one.state]}>{t(`document.state.${one.state}`)}</Badge><DeadlineBadge one={one} />
        {one.state === 'draft' && one.missing > 0 && <span className="small">{t('document.missing_n', { n: one.missing })}</span>}
        {one.waits_for_me && <Badge tone="info">{t('document.new')}</Badge>}
        {one.to_judge && <Badge tone="warn">{t('document.asks_judge')}</Badge>}
        {one.failed > 0 && <Badge tone="bad">{t('document.failed_n', { n: one.failed })}</Badge>}
        {one.unread > 0 && <span className="small">{t('document.unread_n', { n: one.unread })}</span>}</span>
      <span className="small soft">{t(one.sent_at ? 'document.sent_by' : 'document.changed', { name: one.changed_by, at: momentText(one.sent_at ?? one.changed_at, lang) })} <span className="nums">{one.number}</span></span>
    </li>
  );
}

function Lines({ items }: { items: DocumentLine[] }) {
  const { t } = useText();
  if (items.length === 0) return <p className="soft small">{t('document.none_here')}</p>;
  return <ul className="stack-tight">{inOrder(items).map((one) => <Line key={one.id} one={one} named={false} />)}</ul>;
}

function WriteButton({ about, side, name }: { about: About; side?: StaySide; name: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!useMay()('document.write')) return null;
  return (
    <>
      <Button icon="edit" aria-label={t('document.choose', { name })} onClick={() => setOpen(true)}>{t('document.write_form')}</Button>
      {open && <ChooseForm about={about} side={side} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

// On a person's page.
export default function PersonDocuments({ id, name, mayWrite }: { id: string; name: string; mayWrite: boolean }) {
  const { t } = useText();
  useLook();
  const query = useGet<DocumentList>('documents', `/v1/people/${id}/documents`);
  return (
    <section className="card stack" aria-labelledby="documents">
      <div className="card__head"><h2 id="documents">{t('document.title')}</h2>{mayWrite && <span className="line-end"><WriteButton about={{ person_id: id }} name={name} /></span>}</div>
      <Answer query={query} rows={2}>{({ items }) => <Lines items={items} />}</Answer>
    </section>
  );
}

// On the card of a stay: while it goes on at once, afterwards when asked for.
export function StayDocuments({ stay, name, open }: { stay: StayView; name: string; open: boolean }) {
  const { t } = useText();
  useLook();
  const [asked, setAsked] = useState(open);
  const may = useMay()('document.read');
  const query = useGet<DocumentList>('documents', `/v1/stays/${stay.id}/documents`, asked && may);
  if (!may) return null;
  const told = stay.steps.some((step) => step.kind === 'info_sent') || query.data?.items.some((one) => one.deadline_on);
  const limit = stay.side === 'team' && open && !told ? admissionLimit(stay.admitted_on, dateOf(new Date())) : undefined;
  return (
    <details open={open} onToggle={(e) => e.currentTarget.open && setAsked(true)}>
      <summary>{t('document.title')}{query.data ? ` ${t('document.count', { n: query.data.items.length })}` : ''} {limit && <DeadlineBadge one={limit} />}</summary>
      <div className="stack-tight">
        {query.data && <Lines items={query.data.items} />}
        <div className="line no-print"><WriteButton side={stay.side} about={{ stay_id: stay.id, ...(stay.side === 'team' && stay.person_id ? { person_id: stay.person_id } : {}) }} name={name} /></div>
      </div>
    </details>
  );
}
