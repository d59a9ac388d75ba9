// SPDX-License-Identifier: Apache-2.0
// やりとり: newest first, fifty at a time; writing on top; searching in the words of this person only.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { request } from '../../../api/request.ts';
import type { EntryKind, FoundEntries, PersonPage, ThreadEntry } from '../../../api/types.ts';
import { Button, LinkButton } from '../../../parts/button.tsx';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { Problem, Bones } from '../../../parts/states.tsx';
import { useText } from '../../../parts/use_text.ts';
import { useMay, useSession } from '../../context.tsx';
import { EntryItem } from './entry_item.tsx';
import { EntryTools, Pinned, usePins } from './pins.tsx';
import { OutsideDialog, OutsideLines, useOutside } from './outside.ts';
import { entriesOf, useMarks, useReaders, useThread } from './use_thread.ts';
import { hasOutside } from './thread_rules.ts';
import { WriteBar } from './write_bar.tsx';

const PasteDialog = lazy(() => import('./paste/paste_dialog.tsx'));
const CourseDialog = lazy(() => import('./course_dialog.tsx'));
const KINDS: EntryKind[] = ['note', 'vitals', 'photo', 'file', 'voice', 'question', 'decision', 'visit', 'correction'];

function useFound(person: string, q: string, kind: EntryKind | '') {
  return useQuery({
    queryKey: ['thread', person, 'search', q, kind], enabled: q !== '', placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<FoundEntries>('/v1/threads/search', { method: 'POST', body: { q, person_id: person, ...(kind ? { kind } : {}) }, signal }),
  });
}

export function Thread({ page }: { page: PersonPage }) {
  const { t } = useText();
  const may = useMay();
  const session = useSession();
  const person = page.person.id;
  const [kind, setKind] = useState<EntryKind | ''>('');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [about, setAbout] = useState<{ entry: ThreadEntry; how: 'reply' | 'correct' }>();
  const thread = useThread(person, kind);
  const readers = useReaders(person);
  const pins = usePins(person).data;
  const outside = useOutside(person).data;
  const [sending, setSending] = useState<string>();
  const [open, setOpen] = useState<'paste' | 'course'>();
  const found = useFound(person, q, kind);
  const { seen, acknowledge } = useMarks(person);
  const me = { id: session.account?.id ?? '', name: session.account?.name ?? '' };
  const mayWrite = may('thread.write') && page.basis.reach === 'write';
  const loaded = entriesOf(thread.data?.pages);
  const shown = q ? (found.data?.items ?? []).map((one) => one.entry) : loaded;
  const total = thread.data?.pages[0]?.total ?? 0;
  const item = (entry: ThreadEntry) => (
    <EntryItem key={entry.id} entry={entry} readers={readers.data?.readers ?? []} me={me} offices={session.offices.map((o) => o.id)} mayWrite={mayWrite}
      answered={loaded.find((one) => one.id === (entry.corrects ?? entry.reply_to))} onSeen={() => seen(entry.id)} onAck={() => acknowledge(entry.id)}
      onReply={() => setAbout({ entry, how: 'reply' })} onCorrect={() => setAbout({ entry, how: 'correct' })} tools={<EntryTools page={page} entry={entry} pins={pins} mayWrite={mayWrite} onOutside={outside?.members.length ? () => setSending(entry.id) : undefined} />}
      outside={outside && hasOutside(outside, entry.id) && <Suspense><OutsideLines person={person} entry={entry.id} outside={outside} mayWrite={mayWrite && !entry.corrected_by} /></Suspense>} />
  );
  return (
    <section className="stack thread" aria-labelledby="thread">
      <div className="line"><h2 id="thread">{t('people.tab_thread')}</h2><span className="small soft nums">{t('thread.total', { n: total })}</span>
        <span className="line line-end no-print">
          {mayWrite && <Button onClick={() => setOpen('paste')}>{t('paste.open')}</Button>}
          <Button icon="print" onClick={() => setOpen('course')}>{t('course.open')}</Button>
          <LinkButton href={`/v1/people/${person}/thread.csv`} download>{t('thread.csv')}</LinkButton>
        </span></div>
      {open === 'paste' && <Suspense><PasteDialog page={page} onClose={() => setOpen(undefined)} /></Suspense>}
      {open === 'course' && <Suspense><CourseDialog person={person} onClose={() => setOpen(undefined)} /></Suspense>}
      {sending && outside && <Suspense><OutsideDialog person={person} entry={sending} outside={outside} onClose={() => setSending(undefined)} /></Suspense>}
      {mayWrite && <WriteBar key={person} page={page} readers={readers.data} outside={outside?.members.length ?? 0} onOutside={setSending} entries={loaded} about={about} onAboutDone={() => setAbout(undefined)} />}
      <form className="thread-find no-print" role="search" aria-label={t('thread.find')} onSubmit={(e) => { e.preventDefault(); setQ(typed.trim()); }}>
        <TextField label={t('thread.find')} value={typed} onValue={(v) => { setTyped(v); if (v.trim() === '') setQ(''); }} autoComplete="off" enterKeyHint="search" />
        <SelectField label={t('thread.kind')} value={kind} onValue={(v) => setKind(v as EntryKind | '')} choices={[{ value: '', label: t('thread.every_kind') }, ...KINDS.map((value) => ({ value, label: t(`entry_kind.${value}`) }))]} />
        <Button type="submit" icon="search">{t('thread.find_now')}</Button>
      </form>
      {thread.error && <Problem error={thread.error} onRetry={() => void thread.refetch()} />}
      {!thread.data && !thread.error && <Bones rows={3} />}
      {thread.data && shown.length === 0 && !found.isFetching && <p className="soft">{q ? t('thread.none_found', { q }) : t('thread.none')}</p>}
      {q && found.data && <p role="status" className="small">{t('thread.found', { n: found.data.items.length })}{found.data.more && ` ${t('thread.found_more')}`}</p>}
      {!q && kind === '' && <Pinned pins={pins} item={item} />}
      <ol className="entries">{shown.filter((entry) => q !== '' || kind !== '' || !pins?.pins.some((one) => one.entry_id === entry.id)).map(item)}</ol>
      {!q && thread.hasNextPage && <div><Button busy={thread.isFetchingNextPage} onClick={() => void thread.fetchNextPage()}>{t('thread.older')}</Button></div>}
    </section>
  );
}
