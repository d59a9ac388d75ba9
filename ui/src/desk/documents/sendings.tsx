// SPDX-License-Identifier: Apache-2.0
// After it was sent: how far it has come with each receiver, and what to do where it is stuck.
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/request.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { whyOf } from '../people/thread/outside_rules.ts';
import { said } from './answer_rules.ts';
import type { DocumentBecame, DocumentSendingView, DocumentView } from '../../api/types.ts';
import { SendDialog } from './send_dialog.tsx';
import { STAGES, isByHand, stageOf, waitsForHand } from './send_rules.ts';

export const whoOf = (one: DocumentSendingView) => [one.office_name, one.receiver].filter(Boolean).join(' ');

// 送信済 → 読んだ → 返事
function Course({ one }: { one: DocumentSendingView }) {
  const { t, lang } = useText();
  const stage = stageOf(one.state);
  const when = (name: (typeof STAGES)[number]) => (name === 'sent' ? one.sent_at : name === 'opened' ? one.opened_at : undefined);
  return (
    <ol className="doc-course" aria-label={t('document.course')}>
      {STAGES.map((name, i) => {
        const done = i < stage;
        const at = done ? when(name) : undefined;
        return <li key={name} className={done ? 'doc-course__done' : ''}><span>{done ? '✓' : '…'} {t(`document.stage.${name}`)}</span>{!done && <span className="sr-only">{t('document.not_yet')}</span>}{at && <span className="small soft">{momentText(at, lang)}{name === 'opened' && one.opened_by && ` ${one.opened_by}`}</span>}</li>;
      })}
    </ol>
  );
}

function Sending({ doc, one, onOther }: { doc: DocumentView; one: DocumentSendingView; onOther: () => void }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const who = whoOf(one);
  const [asks, setAsks] = useState(false);
  const [reply, setReply] = useState('');
  const note = async (became: DocumentBecame) => {
    try {
      const now = await post<DocumentView>(`/v1/documents/${doc.line.id}/sendings/${one.id}/note`, { became, note: '', reply: became === 'answered' ? reply : '' });
      client.setQueryData(['document', doc.line.id], now);
      await client.invalidateQueries({ queryKey: ['documents'] });
      setAsks(false);
      say(t('saved'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const file = `/v1/documents/${doc.line.id}/paper.pdf?sending_id=${one.id}${one.channel === 'fax' ? '&fax=true' : ''}`;
  return (
    <li className="doc-sending stack-tight" aria-label={who}>
      <p className="line"><b>{who}</b><span className="small">{t(`member_channel.${one.channel}`)}{one.address && ` ${one.address}`}</span>
        {one.state === 'todo' && <Badge tone="warn">{t('document.sending.todo')}</Badge>}{one.state === 'failed' && <Badge tone="bad">{t('document.sending.failed')}</Badge>}{one.state === 'ended' && <Badge>{t('document.sending.ended')}</Badge>}
        {one.enough !== 'unsaid' && <Badge tone={one.enough === 'enough' ? 'good' : 'warn'}>{t(`stay_enough.${one.enough}`)}</Badge>}</p>
      {one.missing && <p className="notice notice--warn small pre-line">{one.missing}</p>}
      {one.state !== 'ended' && <Course one={one} />}
      {one.reply && <p className="small pre-line"><b>{t('document.stage.answered')}:</b> {one.reply}</p>}
      {one.note && <p className="small pre-line">{whyOf(one.note, t)}</p>}
      {said(one.next, lang) && <p className="small"><b>{said(one.next, lang)}</b></p>}
      <div className="line no-print">
        {isByHand(one) && one.channel !== 'phone' && <LinkButton icon={one.channel === 'fax' ? 'fax' : 'print'} href={file} target="_blank" aria-label={`${t(one.channel === 'fax' ? 'document.fax_sheet' : 'document.print')}: ${who}`}>{t(one.channel === 'fax' ? 'document.fax_sheet' : 'document.print')}</LinkButton>}
        {doc.may_send && waitsForHand(one) && <Button look="primary" aria-label={`${t('document.hand.sent')}: ${who}`} onClick={() => void note('sent')}>{t('document.hand.sent')}</Button>}
        {doc.may_send && isByHand(one) && (one.state === 'todo' || one.state === 'sent') && <Button aria-label={`${t('document.hand.failed')}: ${who}`} onClick={() => void note('failed')}>{t('document.hand.failed')}</Button>}
        {doc.may_send && isByHand(one) && one.state === 'sent' && <Button aria-label={`${t('document.hand.received')}: ${who}`} onClick={() => void note('read')}>{t('document.hand.received')}</Button>}
        {doc.may_send && isByHand(one) && (one.state === 'sent' || one.state === 'opened') && <Button aria-expanded={asks} aria-label={`${t('document.hand.answered')}: ${who}`} onClick={() => setAsks(!asks)}>{t('document.hand.answered')}</Button>}
        {doc.may_send && one.state === 'failed' && <Button aria-label={`${t('document.other_way')}: ${who}`} onClick={onOther}>{t('document.other_way')}</Button>}
        {one.state === 'failed' && !isByHand(one) && <LinkButton icon="print" href={file} target="_blank">{t('document.print')}</LinkButton>}
      </div>
      {asks && (
        <form className="line no-print" onSubmit={(e) => { e.preventDefault(); void note('answered'); }}>
          <label className="field__label" htmlFor={`reply-${one.id}`}>{t('document.reply')}</label><input id={`reply-${one.id}`} className="input grow" autoFocus value={reply} onChange={(e) => setReply(e.target.value)} /><Button type="submit">{t('save')}</Button>
        </form>
      )}
    </li>
  );
}

export function Sendings({ doc }: { doc: DocumentView }) {
  const { t } = useText();
  const [sends, setSends] = useState(false);
  if (doc.sendings.length === 0 && !doc.may_send) return null;
  return (
    <section className="card stack" aria-labelledby="sendings">
      <div className="card__head"><h2 id="sendings">{t('document.sendings')}</h2>{doc.may_send && <span className="line-end no-print"><Button icon="plus" onClick={() => setSends(true)}>{t('document.send_more')}</Button></span>}</div>
      <ul className="stack">{doc.sendings.map((one) => <Sending key={one.id} doc={doc} one={one} onOther={() => setSends(true)} />)}</ul>
      {sends && <SendDialog doc={doc} missing={doc.missing} onClose={() => setSends(false)} onGap={() => setSends(false)} />}
    </section>
  );
}
