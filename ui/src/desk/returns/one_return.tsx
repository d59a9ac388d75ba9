// SPDX-License-Identifier: Apache-2.0
// One sheet: its pages, and beside them what is to be typed from them, or the question which document it is.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { get, post, sentence } from '../../api/request.ts';
import type { ConferenceView, Outside, ReturnedCandidates, ReturnedMatter, ReturnedView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Check, TextArea, TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { AnswerPoll } from '../stays/poll_dialogs.tsx';
import { bare, readTicks } from '../stays/poll_rules.ts';
import { ReceiptForm } from './receipt.tsx';
import { RETURNS, RETURN_TONES } from './returns.tsx';
import { matterTitle } from './return_words.ts';

export default function ReturnScreen({ id }: { id: string }) {
  const { t } = useText();
  const one = useGet<ReturnedView>('returned', `${RETURNS}/${id}`);
  return (
    <>
      <div className="page-head"><LinkButton to="/returns" look="quiet">{t('returns')}</LinkButton></div>
      <Answer query={one}>{(answer) => <Page one={answer} />}</Answer>
    </>
  );
}

function Page({ one }: { one: ReturnedView }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [other, setOther] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['returned'] });
  const act = async (what: 'done' | 'discard' | 'split', body: object, back: boolean) => {
    try {
      await post(`${RETURNS}/${one.id}/${what}`, body);
      await refresh();
      if (back) navigate('/returns');
    } catch (error) {
      sayProblem(error);
    }
  };
  const open = one.state === 'matched' || one.state === 'unmatched';
  const asks = one.state === 'unmatched' || other;
  return (
    <div className="stack">
      <h1>{matterTitle(t, one)}</h1>
      <p className="line"><Badge tone={RETURN_TONES[one.state]}>{t(`return_state.${one.state}`)}</Badge>{one.matter && <b>{[one.matter.from, one.matter.person_name].filter(Boolean).join('・')}</b>}
        <span className="small soft">{t('returns.put_by', { at: momentText(one.put_at, lang), who: [one.office_name, one.put_name].filter(Boolean).join(' ') })}{one.matched_by && ` ${t('returns.matched_by', { name: one.matched_by })}`}</span></p>
      <div className="returns__beside">
        <div className="stack-tight">
          {one.pages.map((page, i) => (
            <figure key={page.page} className="returns__page">
              <a href={`${RETURNS}/${one.id}/pages/${page.page}`} target="_blank" rel="noopener"><img src={`${RETURNS}/${one.id}/pages/${page.page}`} alt={t('returns.page_n', { n: i + 1 })} width={page.width} height={page.height} /></a>
              {i > 0 && open && <figcaption><Button look="quiet" onClick={() => void act('split', { page: page.page }, false)}>{t('returns.split', { n: i + 1 })}</Button></figcaption>}
            </figure>
          ))}
        </div>
        <div className="stack">
          {asks && <Which one={one} onDone={async () => { setOther(false); await refresh(); }} />}
          {!asks && one.matter && <Matter one={one} matter={one.matter} onDone={async () => act('done', {}, true)} />}
          {!asks && !one.matter && <p className="notice">{t('returns.not_yours')}</p>}
          {open && (
            <div className="line no-print">
              {one.state === 'matched' && <Button onClick={() => void act('done', {}, true)}>{t('returns.done_now')}</Button>}
              {one.state === 'matched' && !other && <Button look="quiet" onClick={() => setOther(true)}>{t('returns.not_this')}</Button>}
              <Discard onDiscard={() => void act('discard', {}, true)} />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function Discard({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useText();
  const [sure, setSure] = useState(false);
  if (!sure) return <Button look="quiet" onClick={() => setSure(true)}>{t('returns.discard')}</Button>;
  return <><span>{t('returns.discard_sure')}</span><Button look="danger" onClick={onDiscard}>{t('returns.discard')}</Button><Button onClick={() => setSure(false)}>{t('give_up')}</Button></>;
}

function Which({ one, onDone }: { one: ReturnedView; onDone: () => Promise<void> }) {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<ReturnedMatter[]>();
  const [problem, setProblem] = useState('');
  const search = async () => {
    setProblem('');
    try {
      setFound((await get<ReturnedCandidates>(`${RETURNS}/${one.id}/candidates?number=${encodeURIComponent(number)}`)).items);
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const assign = async (matter: ReturnedMatter) => {
    try {
      await post(`${RETURNS}/${one.id}/assign`, { kind: matter.kind, subject_id: matter.subject_id, part: matter.part });
      await onDone();
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <section className="card stack-tight" aria-label={t('returns.which')}>
      <h2>{t('returns.which')}</h2>
      <form className="stack-tight" onSubmit={(e) => { e.preventDefault(); void search(); }}>
        <TextField label={t('returns.number')} support={t('returns.number_support')} autoComplete="off" value={number} error={problem || undefined} onValue={setNumber} />
        <div className="line"><Button look="primary" type="submit">{t('returns.find')}</Button></div>
      </form>
      <div role="status">{found?.length === 0 && <p>{t('returns.not_found')}</p>}</div>
      {found && found.length > 0 && (
        <ul className="results">
          {found.map((matter) => (
            <li className="result" key={`${matter.subject_id}-${matter.part}`}>
              <span className="grow"><b>{matter.title || t(`return_kind.${matter.kind}`)}</b> {matter.number} {[matter.from, matter.person_name].filter(Boolean).join('・')} {matter.answered && <Badge>{t('returns.answered')}</Badge>}</span>
              <Button onClick={() => void assign(matter)} aria-label={t('returns.this_which', { name: `${matter.number} ${matter.from}` })}>{t('returns.this')}</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Matter({ one, matter, onDone }: { one: ReturnedView; matter: ReturnedMatter; onDone: () => Promise<void> }) {
  const { t } = useText();
  const types = matter.may_answer && one.state === 'matched';
  return (
    <section className="card stack-tight" aria-label={t('returns.type')}>
      <h2>{types ? t('returns.type') : matterTitle(t, one)}</h2>
      {matter.kind === 'conference' && types && <Ticks matter={matter} ticks={one.ticks} onDone={onDone} />}
      {matter.kind === 'entry' && types && matter.person_id && <Words matter={matter} person={matter.person_id} onDone={onDone} />}
      {matter.kind === 'document' && types && matter.part > 0 && <ReceiptForm matter={matter} ticks={one.ticks} onDone={onDone} />}
      {!types && <p>{t('returns.no_typing')}</p>}
      <p>{matter.kind === 'document' ? <LinkButton to={`/documents/${matter.subject_id}`} look="quiet">{t('returns.open_document')}</LinkButton> : matter.kind === 'conference' ? <LinkButton to={`/stays/polls/${matter.subject_id}`} look="quiet">{t('returns.open_conference')}</LinkButton> : matter.person_id && <LinkButton to={`/people/${matter.person_id}`} look="quiet">{t('returns.open_person')}</LinkButton>}</p>
    </section>
  );
}

function Ticks({ matter, ticks, onDone }: { matter: ReturnedMatter; ticks: string; onDone: () => Promise<void> }) {
  const poll = useGet<ConferenceView>('conference', `/v1/conferences/${matter.subject_id}`);
  return (
    <Answer query={poll}>
      {(answer) => {
        const who = answer.invited.find((each) => each.reply_number === matter.number);
        return who ? <><p><b>{bare(who)}</b></p><AnswerPoll poll={answer} one={who} typed via="fax" read={readTicks(ticks, answer.slots)} onDone={onDone} /></> : null;
      }}
    </Answer>
  );
}

function Words({ matter, person, onDone }: { matter: ReturnedMatter; person: string; onDone: () => Promise<void> }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [ack, setAck] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const send = async () => {
    if (!text.trim()) return setProblem(t('thread.empty_entry'));
    setBusy(true);
    try {
      await post<Outside>(`/v1/people/${person}/deliveries/${matter.subject_id}/answer`, { text, ack });
      say(t('thread.sent'));
      await onDone();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <form className="stack-tight" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <TextArea label={t('outside.answer_text')} value={text} onValue={setText} error={problem || undefined} />
      <Check label={t('outside.answer_ack')} checked={ack} onChecked={setAck} />
      <div className="line"><Button look="primary" type="submit" busy={busy}>{t('thread.send')}</Button></div>
    </form>
  );
}
