// SPDX-License-Identifier: Apache-2.0
// 返ってきた紙: put in by dragging, choosing or with the phone's camera; each finds its document, or waits for somebody to say.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { request, sentence } from '../../api/request.ts';
import type { ReturnState, ReturnedList, ReturnedView } from '../../api/types.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { matterTitle } from './return_words.ts';

export const RETURNS = '/v1/returns';
const ACCEPT = 'application/pdf,image/tiff,image/jpeg,image/png,.tif,.tiff';
const LOOK_AGAIN_MS = 1000;
export const RETURN_TONES: Record<ReturnState, Tone> = { reading: 'info', unmatched: 'warn', matched: 'good', unreadable: 'bad', done: 'plain', discarded: 'plain' };

function PutIn() {
  const { t } = useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(0);
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const put = async (files: File[]) => {
    setProblems([]);
    setBusy(files.length);
    let arrived = 0;
    for (const file of files) {
      try {
        await request<ReturnedView>(RETURNS, { method: 'POST', raw: { bytes: file, type: file.type || 'application/octet-stream', name: 'sheet' } });
        arrived += 1;
      } catch (error) {
        setProblems((now) => [...now, `${file.name}: ${sentence(error)}`]);
      }
      setBusy((n) => n - 1);
    }
    if (arrived) say(t('returns.put', { n: arrived }));
    await client.invalidateQueries({ queryKey: ['returned'] });
  };
  const drop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    void put([...e.dataTransfer.files]);
  };
  const picked = (input: HTMLInputElement) => {
    void put([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <section className="card stack-tight" aria-label={t('returns.put_in')}>
      <div className={`drop-box ${over ? 'drop-box--over' : ''}`} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p>{busy ? t('returns.putting', { n: busy }) : t('returns.drop')}</p>
        <div className="line">
          <label className="button button--primary drop-box__pick">{t('returns.choose')}<input type="file" accept={ACCEPT} multiple disabled={busy > 0} onChange={(e) => picked(e.target)} /></label>
          <label className="button drop-box__pick">{t('returns.photograph')}<input type="file" accept="image/jpeg,image/png" capture="environment" disabled={busy > 0} onChange={(e) => picked(e.target)} /></label>
        </div>
      </div>
      <p className="small soft">{t('returns.kinds')}</p>
      {problems.map((problem) => <p key={problem} className="notice notice--bad" role="alert">{problem}</p>)}
    </section>
  );
}

// Without a picture: opening one is a look at the person, and stands in her list of looks.
function Row({ one }: { one: ReturnedView }) {
  const { t, lang } = useText();
  const title = matterTitle(t, one);
  return (
    <li className="result">
      <span className="grow stack-tight">
        <span className="line"><Badge tone={RETURN_TONES[one.state]}>{t(`return_state.${one.state}`)}</Badge>{one.pages.length > 0 ? <Link to={`/returns/${one.id}`}><b>{title}</b></Link> : <b>{title}</b>}</span>
        {one.matter && <span>{[one.matter.from, one.matter.person_name].filter(Boolean).join('・')}</span>}
        <span className="small soft">{t('returns.put_by', { at: momentText(one.put_at, lang), who: [one.office_name, one.put_name].filter(Boolean).join(' ') })}{one.pages.length > 1 && ` ${t('returns.pages', { n: one.pages.length })}`}</span>
      </span>
    </li>
  );
}

export default function ReturnsScreen() {
  const { t } = useText();
  const [every, setEvery] = useState<number | false>(false);
  const list = useGet<ReturnedList>('returned', RETURNS, true, every);
  const waits = list.data?.items.some((one) => one.state === 'reading') ? LOOK_AGAIN_MS : false;
  if (waits !== every) setEvery(waits);
  const part = (title: string, items: ReturnedView[]) => items.length > 0 && (
    <section className="stack-tight" aria-label={title}><h2>{title}</h2><ul className="results">{items.map((one) => <Row key={one.id} one={one} />)}</ul></section>
  );
  return (
    <div className="stack">
      <div className="page-head"><h1>{t('returns')}</h1></div>
      <p className="soft">{t('returns.lead')}</p>
      <PutIn />
      <Answer query={list}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{t('returns.none')}</p>}
            {part(t('returns.which'), items.filter((one) => one.state === 'unmatched' || one.state === 'unreadable'))}
            {part(t('returns.matched'), items.filter((one) => one.state === 'matched' || one.state === 'reading'))}
            {part(t('returns.done'), items.filter((one) => one.state === 'done'))}
          </>
        )}
      </Answer>
    </div>
  );
}
