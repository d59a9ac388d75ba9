// SPDX-License-Identifier: Apache-2.0
// 根拠: bases that work without the person's consent. Emergency access waits here until somebody else has reviewed it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { LegalBases, LegalBasisRow } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useSession } from '../context.tsx';
import { BasisDialog } from './basis_dialog.tsx';

function ReviewDialog({ row, onDone, onClose }: { row: LegalBasisRow; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [review, setReview] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!review.trim()) return setProblem(t('bases.review_must'));
    setBusy(true);
    try {
      await post(`/v1/bases/${row.basis.id}/review`, { review: review.trim() });
      say(t('bases.reviewed'));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('bases.review_of', { name: row.basis.made_by_name })} onClose={onClose}>
      <p>{t('bases.review_lead')}</p>
      <p className="notice">{row.person_name}<br />{row.basis.reason}</p>
      <TextArea label={t('bases.review_result')} support={t('bases.review_support')} must error={problem || undefined} value={review} onValue={setReview} />
      <Button look="primary" busy={busy} onClick={() => void save()}>{t('bases.review_save')}</Button>
    </Dialog>
  );
}

function Row({ row, own, onReview, onEnd }: { row: LegalBasisRow; own: boolean; onReview: () => void; onEnd: () => void }) {
  const { t, lang } = useText();
  const { basis } = row;
  const waits = basis.kind === 'protection' && !basis.reviewed_at;
  return (
    <li className="result">
      <div className="result__head">
        <Link className="result__name" to={`/people/${basis.person_id}`}>{row.person_name}</Link>
        <b>{t(`basis.${basis.kind}`)}</b>
        {row.running && <Badge tone="info">{t('bases.running')}</Badge>}
        {waits && <Badge tone="warn">{t('bases.waits')}</Badge>}
      </div>
      <p>{basis.reason}</p>
      <p className="small soft">{t('bases.made', { name: basis.made_by_name, from: momentText(basis.starts_at, lang), to: momentText(basis.ends_at, lang) })}{basis.holders.length > 1 && ` ${t('bases.holders', { n: basis.holders.length })}`}</p>
      {basis.reviewed_at && <p className="small">{t('bases.review_done', { name: basis.reviewed_by, at: momentText(basis.reviewed_at, lang) })} {basis.review}</p>}
      <div className="line no-print">
        {waits && !own && <Button look="primary" aria-label={t('bases.review_who', { person: row.person_name, name: basis.made_by_name })} onClick={onReview}>{t('bases.review')}</Button>}
        {waits && own && <span className="small">{t('bases.by_another')}</span>}
        {row.running && <Button aria-label={t('bases.end_which', { person: row.person_name })} onClick={onEnd}>{t('bases.end')}</Button>}
      </div>
    </li>
  );
}

export default function BasesScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const session = useSession();
  const wanted = new URLSearchParams(useSearch()).get('person') ?? undefined;
  const bases = useGet<LegalBases>('bases', '/v1/bases');
  const [reviewing, setReviewing] = useState<LegalBasisRow>();
  const [recording, setRecording] = useState(Boolean(wanted));
  const refresh = () => client.invalidateQueries({ queryKey: ['bases'] });
  const end = async (row: LegalBasisRow) => {
    try {
      await post(`/v1/bases/${row.basis.id}/end`);
      say(t('bases.ended'));
      await refresh();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      <div className="page-head"><h1>{t('bases.title')}</h1><div className="line line-end no-print"><Button look="primary" icon="plus" onClick={() => setRecording(true)}>{t('bases.record')}</Button></div></div>
      <p className="soft narrow">{t('bases.lead')}</p>
      <Answer query={bases}>{({ items, unreviewed }) => (
        <>
          <p role="status" className={`notice ${unreviewed ? 'notice--warn' : 'notice--good'}`}><b>{unreviewed ? t('bases.unreviewed', { n: unreviewed }) : t('bases.all_reviewed')}</b></p>
          {items.length === 0 ? <Empty title={t('bases.none')} />
            : <ul className="results">{items.map((row) => <Row key={row.basis.id} row={row} own={row.basis.made_by === session.account?.id} onReview={() => setReviewing(row)} onEnd={() => void end(row)} />)}</ul>}
        </>
      )}</Answer>
      {reviewing && <ReviewDialog row={reviewing} onDone={refresh} onClose={() => setReviewing(undefined)} />}
      {recording && <BasisDialog personId={wanted} onDone={refresh} onClose={() => setRecording(false)} />}
    </>
  );
}
