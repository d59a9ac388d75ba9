// SPDX-License-Identifier: Apache-2.0
// One entry: who, when, what; who has read it and who has said 了解. What was corrected stays readable.
import { useState, type ReactNode } from 'react';
import type { ThreadEntry, ThreadReader } from '../../../api/types.ts';
import { t as word } from '../../../i18n/index.ts';
import { Badge } from '../../../parts/badge.tsx';
import { Button } from '../../../parts/button.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, momentText, shortDate, timeOf } from '../../../text/format.ts';
import { vitalsLine } from '../../../phone/write/vitals_rules.ts';
import { counts, hasMark, marksOf, waitsForMe, type ReaderMark } from './thread_rules.ts';
import { useSeen } from './use_thread.ts';

export const vitalWord = (name: string): string => word(`vital.${name as 'pulse'}`);
export const vitalsText = (entry: Pick<ThreadEntry, 'vitals'>): string => (entry.vitals ? vitalsLine(entry.vitals, vitalWord) : '');

function MarkList({ marks }: { marks: ReaderMark[] }) {
  const { t, lang } = useText();
  const said = (mark: ReaderMark) => {
    if (mark.state === 'outside') return t('team.reached_by', { channel: t(`member_channel.${mark.channel}`) });
    const at = mark.at ? (dateOf(mark.at) === dateOf(new Date()) ? timeOf(mark.at) : `${shortDate(mark.at, lang)} ${timeOf(mark.at)}`) : '';
    return t(`thread.mark_${mark.state}`, { time: at });
  };
  return <ul className="mark-list small">{marks.map((mark, i) => <li key={i}><span>{[mark.office_name, mark.name].filter(Boolean).join(' ')}</span> <b className={`mark-state mark-state--${mark.state}`}>{said(mark)}</b></li>)}</ul>;
}

function Attachments({ entry }: { entry: ThreadEntry }) {
  const { t } = useText();
  return (
    <div className="line attachments">
      {entry.attachments.map((file) => {
        const href = `/v1/people/${entry.person_id}/files/${file.sha256}`;
        if (!file.arrived) return <span key={file.sha256} className="badge badge--warn">{t('thread.file_coming')}</span>;
        if (file.content_type.startsWith('image/')) return <a key={file.sha256} href={href} target="_blank" rel="noopener"><img src={href} alt={t('thread.photo_alt', { name: entry.author })} loading="lazy" width={file.width} height={file.height} /></a>;
        if (file.content_type.startsWith('audio/')) return <audio key={file.sha256} controls preload="none" src={href} aria-label={t('thread.voice_alt', { name: entry.author })} />;
        return <a key={file.sha256} className="button" href={href} target="_blank" rel="noopener" download={file.name}>{file.name || t('entry_kind.file')}</a>;
      })}
    </div>
  );
}

export interface ItemProps {
  entry: ThreadEntry;
  readers: ThreadReader[];
  me: { id: string; name: string };
  offices: string[];
  mayWrite: boolean;
  answered?: ThreadEntry; // what it answers or corrects
  onSeen: () => void;
  onAck: () => Promise<unknown> | void;
  onReply: () => void;
  onCorrect: () => void;
  tools?: ReactNode;
  outside?: ReactNode; // how far it came with members without the program
}

export function EntryItem({ entry, readers, me, offices, mayWrite, answered, onSeen, onAck, onReply, onCorrect, tools, outside }: ItemProps) {
  const { t, lang } = useText();
  const [busy, setBusy] = useState(false);
  const box = useSeen(!hasMark(entry, me.id), onSeen);
  const marks = marksOf(entry, readers, me);
  const n = counts(marks);
  const mine = entry.account_id === me.id;
  const ownOffice = mine || (entry.office_id !== undefined && offices.includes(entry.office_id));
  const gone = entry.corrected_by !== undefined;
  const to = entry.addressees.map((one) => (one.account_id ? readers.find((r) => r.account_id === one.account_id)?.name ?? (one.account_id === me.id ? me.name : '') : t(`profession.${one.profession}`))).filter(Boolean);
  const acknowledge = async () => {
    setBusy(true);
    await onAck();
    setBusy(false);
  };
  return (
    <li className={`entry ${entry.urgent ? 'entry--urgent' : ''} ${mine ? 'entry--mine' : ''}`} id={`entry-${entry.id}`} ref={box}>
      <p className="line entry__head">
        <b>{entry.author}</b>
        <span className="small soft">{[entry.profession === 'none' ? '' : t(`profession.${entry.profession}`), entry.office_name].filter(Boolean).join(' ')}</span>
        <time className="small soft" dateTime={entry.at}>{momentText(entry.at, lang)}</time>
        {entry.kind !== 'note' && <Badge>{t(`entry_kind.${entry.kind}`)}</Badge>}
        {entry.via !== 'app' && <Badge tone="info">{entry.via === 'link' ? t('thread.via_link') : t('thread.via_proxy', { name: entry.typed_by })}</Badge>}
        {entry.urgent && <Badge tone="bad">{t('thread.urgent')}</Badge>}
        {gone && <Badge tone="warn">{t('thread.corrected')}</Badge>}
        {!hasMark(entry, me.id) && <Badge tone="info">{t('thread.new')}</Badge>}
      </p>
      {to.length > 0 && <p className="small">{t('thread.to', { names: to.join(t('fact_word.comma')) })}</p>}
      {answered && <p className="small soft entry__answered">{t(entry.corrects ? 'thread.corrects' : 'thread.answers', { name: answered.author })} {(answered.text || vitalsText(answered)).slice(0, 80)}</p>}
      {entry.text && <p className="pre-line entry__text">{gone ? <del>{entry.text}</del> : entry.text}</p>}
      {entry.vitals && <p className="nums">{gone ? <del>{vitalsText(entry)}</del> : <b>{vitalsText(entry)}</b>}</p>}
      {entry.closing !== 'none' && <p><Badge tone="info">{t(`entry_closing.${entry.closing}`)}{entry.closing_on && ` ${shortDate(entry.closing_on, lang)}`}</Badge></p>}
      {entry.attachments.length > 0 && <Attachments entry={entry} />}
      {entry.clock_differs_ms !== 0 && <p className="small soft">{t('thread.clock', { time: momentText(entry.sent_at, lang) })}</p>}
      {outside}
      <div className="line entry__foot">
        <details className="marks">
          <summary className="small">{t('thread.read_n', { read: n.read, all: n.all })}{entry.needs_ack && ` ${t('thread.acked_n', { acked: n.acked, all: n.all })}`}</summary>
          <MarkList marks={marks} />
        </details>
        <span className="line line-end no-print">
          {waitsForMe(entry, me.id) && <Button look="primary" icon="check" busy={busy} onClick={() => void acknowledge()}>{t('thread.ack')}</Button>}
          {mayWrite && !gone && <Button look="quiet" aria-label={t('thread.reply_to', { name: entry.author })} onClick={onReply}>{t('thread.reply')}</Button>}
          {mayWrite && !gone && ownOffice && entry.kind !== 'correction' && <Button look="quiet" aria-label={t('thread.correct_of', { name: entry.author })} onClick={onCorrect}>{t('thread.correct')}</Button>}
          {!gone && tools}
        </span>
      </div>
    </li>
  );
}
