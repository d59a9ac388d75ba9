// SPDX-License-Identifier: Apache-2.0
// The thread, newest first; on top what was written here and waits, then what the team has pinned. 既読 is told only after an entry was on the screen for a second.
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, momentText, shortDate, timeOf } from '../../text/format.ts';
import type { AttachmentView } from '../../api/types.ts';
import type { Attachment, Entry, NewEntry } from '../model.ts';
import { OutsideLines } from '../outside/parts.ts';
import { hasOutside, sendingHere } from '../outside/rules.ts';
import { NOBODY_OUTSIDE, shortLine } from '../store/book.ts';
import { askOlder } from '../sync/door.ts';
import type { Item } from '../sync/outbox.ts';
import { explain, vitalsText } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { draftAbout, isSound } from '../write/entry.ts';
import { EntryMore } from './entry_more.tsx';
import { ItemSign } from './item_sign.tsx';

const SEEN_MS = 1000, GATHER_MS = 1500, SHOWN = 30, CLOCK_DIFFERS_MS = 5 * 60_000;

// Entries that were in sight long enough are marked together.
function useSeen(person: string, entries: Entry[]): (node: HTMLElement | null) => void {
  const { phone, copy } = useCopy();
  const me = copy.me.account;
  const unread = useMemo(() => new Set(entries.filter((e) => e.account_id !== me && !e.marks.some((m) => m.account_id === me && m.read_at)).map((e) => e.id)), [entries, me]);
  const wanted = useRef(unread);
  wanted.current = unread;
  const observer = useRef<IntersectionObserver>(undefined);
  useEffect(() => {
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    let seen: string[] = [], flush: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const ids = seen.filter((id) => wanted.current.has(id));
      seen = [];
      flush = undefined;
      if (ids.length) void copy.mark(person, ids, false, Date.now()).then(() => phone.sync());
    };
    observer.current = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        clearTimeout(timers.get(target));
        const id = (target as HTMLElement).dataset['entry'];
        if (!isIntersecting || !id || !wanted.current.has(id)) continue;
        timers.set(target, setTimeout(() => {
          seen.push(id);
          flush ??= setTimeout(tell, GATHER_MS);
        }, SEEN_MS));
      }
    }, { threshold: 0.6 });
    document.querySelectorAll('[data-entry]').forEach((node) => observer.current?.observe(node));
    return () => {
      observer.current?.disconnect();
      timers.forEach(clearTimeout);
      clearTimeout(flush);
    };
  }, [person, phone, copy]);
  return (node) => {
    if (node) observer.current?.observe(node);
  };
}

function Picture({ person, attachment }: { person: string; attachment: Attachment | AttachmentView }) {
  const { t } = useText();
  const { state, copy } = useCopy();
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    let url: string | undefined;
    void copy.drafts.photo(attachment.sha256).then((bytes) => bytes && setOwn((url = URL.createObjectURL(new Blob([bytes], { type: attachment.content_type })))));
    return () => {
      if (url) URL.revokeObjectURL(url);
    };
  }, [copy, attachment]);
  if (own && isSound(attachment.content_type)) return <audio className="thread__sound" controls src={own} aria-label={t('phone.voice.alt')} />;
  if (own) return <img className="thread__picture" src={own} alt={t('phone.photo.alt')} />;
  if ('arrived' in attachment && !attachment.arrived) return <p className="small soft">{t(isSound(attachment.content_type) ? 'phone.voice.coming' : 'phone.photo.coming')}</p>;
  if (isSound(attachment.content_type)) return state.line === 'on' ? <audio className="thread__sound" controls preload="none" src={`/v1/people/${person}/files/${attachment.sha256}`} aria-label={t('phone.voice.alt')} /> : <p className="small soft">{t('phone.voice.online')}</p>;
  if (!attachment.content_type?.startsWith('image/')) return <a className="button" href={`/v1/people/${person}/files/${attachment.sha256}`} target="_blank" rel="noopener">{attachment.name}</a>;
  if (state.line !== 'on') return <p className="small soft">{t('phone.photo.online')}</p>;
  return <img className="thread__picture" src={`/v1/people/${person}/files/${attachment.sha256}`} alt={t('phone.photo.alt')} loading="lazy" width={attachment.width} height={attachment.height} />;
}

function Body({ entry }: { entry: Partial<Pick<Entry, 'text' | 'vitals' | 'closing' | 'closing_on'>> }) {
  const { t, lang } = useText();
  const vitals = vitalsText(entry);
  return (
    <>
      {vitals && <p className="thread__vitals nums">{vitals}</p>}
      {entry.text && <p className="thread__text">{entry.text}</p>}
      {entry.closing && entry.closing !== 'none' && <p className="small"><span className="badge badge--info">{t(`phone.closing.${entry.closing}`)}</span>{entry.closing_on && ` ${shortDate(entry.closing_on, lang)}`}</p>}
    </>
  );
}

function Marks({ entry }: { entry: Entry }) {
  const { t } = useText();
  const read = entry.marks.filter((m) => m.read_at), agreed = entry.marks.filter((m) => m.ack_at);
  return (
    <details className="marks small">
      <summary>{t('phone.marks', { read: read.length, ack: agreed.length })}</summary>
      {entry.marks.length === 0 ? <p>{t('phone.marks.none')}</p> : (
        <ul>{entry.marks.map((m) => <li key={m.account_id}>{m.name} {m.ack_at ? t('phone.marks.ack', { time: timeOf(m.ack_at) }) : m.read_at ? t('phone.marks.read', { time: timeOf(m.read_at) }) : ''}</li>)}</ul>
      )}
    </details>
  );
}

function OneEntry({ person, entry, seen }: { person: string; entry: Entry; seen: (node: HTMLElement | null) => void }) {
  const { t, lang } = useText();
  const { phone, copy } = useCopy();
  const mine = entry.marks.find((m) => m.account_id === copy.me.account);
  const asks = (entry.needs_ack || entry.urgent) && entry.account_id !== copy.me.account && !mine?.ack_at;
  const [, go] = useLocation();
  const own = entry.account_id === copy.me.account;
  const held = copy.book.person(person), outside = held?.outside ?? NOBODY_OUTSIDE;
  const isPinned = held?.pins.includes(entry.id) === true;
  const asked = sendingHere(copy.outbox.list(), person, entry.id);
  const answered = entry.reply_to && copy.book.thread(person)?.find((one) => one.id === entry.reply_to);
  const agree = async () => {
    await copy.mark(person, [entry.id], true, Date.now());
    void phone.sync();
  };
  // One draft a person: what is half written goes first.
  const about = async (how: 'corrects' | 'reply_to') => {
    if (copy.drafts.of(person)) say(t('phone.draft.first'));
    else await copy.drafts.keep(draftAbout(entry, how, Date.now()));
    go(`/write/${person}`);
  };
  return (
    <li className={`card thread__entry ${entry.urgent ? 'ask--urgent' : ''} ${entry.corrected_by ? 'thread__entry--old' : ''}`} data-entry={entry.id} ref={seen}>
      <p className="small soft line">
        {entry.urgent && <span className="badge badge--bad">{t('phone.urgent')}</span>}
        {isPinned && <span className="badge badge--info">{t('pin.pinned')}</span>}
        <b className="thread__author">{[entry.office_name, entry.author].filter(Boolean).join(' ')}</b>
        {entry.via === 'link' && <span className="badge badge--info">{t('phone.via.link')}</span>}
        {entry.via === 'proxy' && <span className="badge badge--info">{t('phone.via.proxy', { name: entry.typed_by })}</span>}
        <span className="line-end nums">{momentText(entry.at, lang)}</span>
      </p>
      {Math.abs(entry.clock_differs_ms) > CLOCK_DIFFERS_MS && <p className="small soft">{t('phone.clock_differs', { time: momentText(entry.sent_at, lang) })}</p>}
      {entry.corrected_by && <p className="small"><span className="badge badge--warn">{t('phone.corrected')}</span></p>}
      {answered && <p className="small soft">{t('phone.reply.to', { line: shortLine(answered.text) })}</p>}
      <Body entry={entry} />
      {entry.attachments.map((one) => <Picture key={one.sha256} person={person} attachment={one} />)}
      {hasOutside(outside, entry.id) && <Suspense><OutsideLines person={person} entry={entry.id} outside={outside} mayWrite={held?.page.basis.reach === 'write'} /></Suspense>}
      {asked && <div><p className="small">{t('phone.outside.asked')}</p><ItemSign item={asked} /></div>}
      <div className="line">
        <Marks entry={entry} />
        {!entry.corrected_by && <EntryMore entry={entry} />}
        {!entry.corrected_by && <Button look="quiet" onClick={() => void about(own ? 'corrects' : 'reply_to')}>{t(own ? 'phone.correct' : 'phone.reply')}</Button>}
        {asks && <Button look="primary" className="line-end" onClick={() => void agree()}>{t('phone.ack')}</Button>}
      </div>
    </li>
  );
}

function WaitingEntry({ item, photos }: { item: Item; photos: Item[] }) {
  const { t } = useText();
  const body = item.body as NewEntry | undefined;
  if (!body) return null;
  return (
    <li className="card thread__entry thread__entry--waiting">
      <ItemSign item={item} />
      <Body entry={body} />
      {body.outside && <p className="small">{t('phone.outside.after')}</p>}
      {photos.length > 0 && <p className="small">{t('phone.photo.waiting', { n: photos.length })}</p>}
      {body.attachments?.map((one) => <Picture key={one.sha256} person={item.person} attachment={one} />)}
    </li>
  );
}

// Older entries, asked for one page at a time while there is a line.
function useOlder(person: string, entries: Entry[], pins: string[]) {
  const [older, setOlder] = useState<Entry[]>([]);
  const [before, setBefore] = useState<string>();
  const [busy, setBusy] = useState(false);
  const oldest = entries.filter((one) => !pins.includes(one.id)).at(-1)?.at ?? new Date().toISOString();
  const more = async () => {
    setBusy(true);
    try {
      const page = await askOlder(person, before ? { before } : { to: dateOf(oldest) });
      const known = new Set([...entries, ...older].map((entry) => entry.id));
      setOlder([...older, ...page.entries.filter((entry) => !known.has(entry.id))]);
      setBefore(page.before);
    } catch (problem) {
      say(explain(problem), { bad: true });
    } finally {
      setBusy(false);
    }
  };
  return { older, more, busy, isAll: before === '' };
}

export function Thread({ person, entries }: { person: string; entries: Entry[] }) {
  const { t } = useText();
  const { state, copy } = useCopy();
  const [shown, setShown] = useState(SHOWN);
  const pins = copy.book.person(person)?.pins ?? [];
  const { older, more, busy, isAll } = useOlder(person, entries, pins);
  const seen = useSeen(person, entries);
  const ordered = [...pins.flatMap((id) => entries.filter((one) => one.id === id)), ...entries.filter((one) => !pins.includes(one.id))];
  const waiting = copy.outbox.list().filter((item) => item.person === person && item.state !== 'sent');
  const own = waiting.filter((item) => item.what === 'entry').reverse();
  const photos = (key: string) => waiting.filter((item) => item.after === key);
  const late = waiting.filter((item) => (item.what === 'photo' || item.what === 'voice') && !item.part && !own.some((one) => one.key === item.after));
  return (
    <>
      {entries.length + own.length + older.length === 0 && <Empty title={t('phone.thread.none')} />}
      {late.length > 0 && <p className="notice small">{t('phone.photo.waiting', { n: late.length })}</p>}
      <ul className="stack-tight">
        {own.map((item) => <WaitingEntry key={item.key} item={item} photos={photos(item.key)} />)}
        {ordered.slice(0, shown).map((entry) => <OneEntry key={entry.id} person={person} entry={entry} seen={seen} />)}
      </ul>
      {entries.length > shown && <Button onClick={() => setShown(shown + SHOWN)}>{t('phone.thread.more')}</Button>}
      {entries.length <= shown && older.length > 0 && (
        <ul className="stack-tight thread__older">{older.map((entry) => <OneEntry key={entry.id} person={person} entry={entry} seen={seen} />)}</ul>
      )}
      {entries.length <= shown && !isAll && state.line === 'on' && <Button busy={busy} onClick={() => void more()}>{t('phone.thread.older')}</Button>}
    </>
  );
}
