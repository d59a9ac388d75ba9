// SPDX-License-Identifier: Apache-2.0
// 目配り: what residents, shops and the post have noticed. Somebody takes it, does something and says what.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { WatchNotice, WatchNotices, WatchState } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, momentText, telHref } from '../../text/format.ts';
import { useSession } from '../context.tsx';
import { useParams } from '../params.ts';
import { CloseDialog } from './close_dialog.tsx';
import { NoticeDialog } from './notice_dialog.tsx';

const STATES: WatchState[] = ['waiting', 'taken', 'closed'];
const TONES = { waiting: 'warn', taken: 'info', closed: 'good' } as const;

// What the sender was told to quote (people/watch_send.h).
const watchNumber = (notice: WatchNotice) => `${notice.received_at.slice(5, 7)}${notice.received_at.slice(8, 10)}-${notice.id.slice(-4).toUpperCase()}`;

function Sender({ notice }: { notice: WatchNotice }) {
  const { t, lang } = useText();
  return (
    <p className="small">
      {t('watch.from', { kind: t(`watch_sender.${notice.sender_kind}`), at: momentText(notice.received_at, lang) })} {notice.sender_name}{' '}
      <span className="nums">{t('watch.number', { number: watchNumber(notice) })}</span>{' '}
      {notice.sender_phone && <a href={telHref(notice.sender_phone)}>{notice.sender_phone}</a>}
    </p>
  );
}

function Row({ notice, onTake, onClose }: { notice: WatchNotice; onTake: () => void; onClose: () => void }) {
  const { t, lang } = useText();
  return (
    <li className="result">
      <div className="line">
        <Badge tone={TONES[notice.state]}>{t(`watch_state.${notice.state}`)}</Badge>
        {notice.urgent && <Badge tone="bad">{t('watch.urgent')}</Badge>}
        {notice.place && <b>{notice.place}</b>}
        {notice.noticed_on && <span>{t('watch.noticed', { date: dateText(notice.noticed_on, lang) })}</span>}
      </div>
      <p className="pre-line">{notice.text}</p>
      <Sender notice={notice} />
      {notice.state !== 'waiting' && notice.decided_at && <p className="small">{t(`watch.by_${notice.state}`, { name: notice.decided_by, at: momentText(notice.decided_at, lang) })}</p>}
      {notice.decision && <p className="notice notice--good pre-line">{notice.decision}</p>}
      {notice.person_id && <div className="line"><LinkButton icon="person" to={`/people/${notice.person_id}`}>{t('watch.person_page')}</LinkButton></div>}
      {notice.state !== 'closed' && (
        <div className="line no-print">
          {notice.state === 'waiting' && <Button aria-label={t('watch.take_which', { what: notice.text.slice(0, 20) })} onClick={onTake}>{t('watch.take')}</Button>}
          <Button look="primary" aria-label={t('watch.close_which', { what: notice.text.slice(0, 20) })} onClick={onClose}>{t('watch.close')}</Button>
        </div>
      )}
    </li>
  );
}

export default function WatchScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const params = useParams('/watch');
  const area = useSession().area?.area_id ?? '';
  const state = params.get('state');
  const notices = useGet<WatchNotices>('watch', `/v1/watch-notices${state ? `?state=${state}` : ''}`);
  const [closing, setClosing] = useState<WatchNotice>();
  const [writing, setWriting] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['watch'] });
  const take = async (notice: WatchNotice) => {
    try {
      await post(`/v1/watch-notices/${notice.id}/take`);
      say(t('watch.taken'));
    } catch (problem) {
      sayProblem(problem);
    }
    await refresh();
  };
  return (
    <>
      <div className="page-head"><h1>{t('watch.title')}</h1><div className="line line-end no-print"><LinkButton icon="file" href="/v1/watch-leaflet.pdf">{t('watch.leaflet')}</LinkButton><LinkButton icon="link" href={`/public/${area}/watch`}>{t('watch.public_page')}</LinkButton><Button look="primary" icon="plus" onClick={() => setWriting(true)}>{t('watch.write')}</Button></div></div>
      <p className="soft narrow">{t('watch.lead')}</p>
      <div className="form-grid no-print"><SelectField label={t('watch.state')} value={state} onValue={(value) => params.set({ state: value })} choices={[{ value: '', label: t('watch.state_all') }, ...STATES.map((value) => ({ value, label: t(`watch_state.${value}`) }))]} /></div>
      <Answer query={notices}>{({ items, waiting }) => (
        <>
          <p role="status" className={`notice ${waiting ? 'notice--warn' : 'notice--good'}`}><b>{waiting ? t('watch.waiting', { n: waiting }) : t('watch.none_waiting')}</b></p>
          {items.length === 0 ? <Empty title={t('watch.none')} />
            : <ul className="results">{items.map((notice) => <Row key={notice.id} notice={notice} onTake={() => void take(notice)} onClose={() => setClosing(notice)} />)}</ul>}
        </>
      )}</Answer>
      {closing && <CloseDialog notice={closing} onDone={refresh} onClose={() => setClosing(undefined)} />}
      {writing && <NoticeDialog onDone={refresh} onClose={() => setWriting(false)} />}
    </>
  );
}
