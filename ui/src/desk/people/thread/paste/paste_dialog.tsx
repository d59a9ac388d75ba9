// SPDX-License-Identifier: Apache-2.0
// 貼り付けて取り込む: paste, look at the table, set right, write. Each row is an act of its own with a key of its own: what went
// is not sent again, what was refused says why and stays.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { get, request, sentence } from '../../../../api/request.ts';
import type { PersonPage, ThreadPage } from '../../../../api/types.ts';
import { uuid7 } from '../../../../api/uuid.ts';
import { Button } from '../../../../parts/button.tsx';
import { Dialog } from '../../../../parts/dialog.tsx';
import { Check, TextArea, TextField } from '../../../../parts/field.tsx';
import { useText } from '../../../../parts/use_text.ts';
import { dateOf, shortDate } from '../../../../text/format.ts';
import { parseDate } from '../../../../text/wareki.ts';
import { useSession } from '../../../context.tsx';
import { dropDraft, readDraft, writeDraft } from '../../person_draft.ts';
import { MOST_AT_ONCE, parsePaste } from './parse.ts';
import { due, entryOf, joined, problemOf, ready, rowsOf, SOURCES, type PasteRow } from './rows.ts';

const DRAFT = 'paste', MOST_COMPARED = 200;
interface Kept { at: string; text: string; source: string; rows: PasteRow[] }

// What is here of the days that were pasted, to be compared with.
async function entriesBetween(person: string, days: string[]): Promise<ThreadPage['entries']> {
  if (days.length === 0) return [];
  const sorted = [...days].sort();
  const query = new URLSearchParams({ from: sorted[0]!, to: sorted.at(-1)!, limit: String(MOST_COMPARED) });
  return (await get<ThreadPage>(`/v1/people/${person}/thread?${query}`)).entries;
}

function Row({ row, n, onRow, onJoin }: { row: PasteRow; n: number; onRow: (row: PasteRow) => void; onJoin?: () => void }) {
  const { t, lang } = useText();
  const [typed, setTyped] = useState(row.date ? shortDate(row.date, 'ja') : '');
  const lacks = row.take && row.state !== 'sent' ? problemOf(row, new Date()) : undefined;
  const put = (more: Partial<PasteRow>) => onRow({ ...row, ...more, state: 'waiting', problem: '' });
  const day = (text: string) => {
    setTyped(text);
    const read = parseDate(text, 'R');
    put({ date: 'date' in read ? read.date : '' });
  };
  const label = (what: string) => `${t('paste.row', { n })} ${what}`;
  const gone = row.state === 'sent';
  return (
    <tr className={row.take ? '' : 'paste__left'}>
      <td><Check label={<span className="sr-only">{label(t('paste.take'))}</span>} checked={row.take || gone} disabled={gone} onChecked={(take) => put({ take })} /></td>
      <td><input className="input" aria-label={label(t('paste.day'))} value={typed} disabled={gone} onChange={(e) => day(e.target.value)} /><input className="input" aria-label={label(t('paste.time'))} value={row.time} disabled={gone} placeholder="10:32" onChange={(e) => put({ time: e.target.value.normalize('NFKC').trim() })} /></td>
      <td><input className="input" aria-label={label(t('paste.author'))} value={row.author} disabled={gone} maxLength={60} onChange={(e) => put({ author: e.target.value })} /></td>
      <td>
        <textarea className="input" rows={3} aria-label={label(t('paste.text'))} value={row.text} disabled={gone} onChange={(e) => put({ text: e.target.value })} />
        <div className="line small">
          {gone && <span className="badge badge--good">{t('paste.sent')}</span>}
          {!gone && !row.take && <span className="badge badge--warn">{t('paste.left_out')}</span>}
          {lacks && <span className="field__error">{t(`paste.lacks_${lacks}`)}</span>}
          {row.problem && <span className="field__error" role="alert">{row.problem}</span>}
          {row.date && <span className="soft">{shortDate(row.date, lang)}</span>}
          {!gone && onJoin && <Button look="quiet" aria-label={label(t('paste.join'))} onClick={onJoin}>{t('paste.join')}</Button>}
        </div>
      </td>
    </tr>
  );
}

export default function PasteDialog({ page, onClose }: { page: PersonPage; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const account = useSession().account?.id ?? '';
  const person = page.person.id;
  const [kept, setKept] = useState<Kept>({ at: '', text: '', source: '', rows: [] });
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const rows = useRef<PasteRow[]>([]);
  rows.current = kept.rows;
  useEffect(() => {
    void readDraft<Kept>(account, person, DRAFT).then((draft) => draft && setKept(draft));
  }, [account, person]);
  const keep = (more: Partial<Kept>) => setKept((now) => {
    const next = { ...now, ...more, at: new Date().toISOString() };
    void writeDraft<Kept>(account, person, DRAFT, next);
    return next;
  });
  const setRow = (row: PasteRow) => keep({ rows: rows.current = rows.current.map((one) => (one.id === row.id ? row : one)) });
  const split = async () => {
    const pieces = parsePaste(kept.text, dateOf(new Date()));
    if (pieces.length === 0) return setSaid(t('paste.nothing'));
    setBusy(true);
    try {
      const there = await entriesBetween(person, pieces.flatMap((one) => (one.date ? [one.date] : [])));
      keep({ rows: rowsOf(pieces, there, uuid7) });
      setSaid('');
    } catch (problem) {
      setSaid(sentence(problem));
    }
    setBusy(false);
  };
  const waiting = useMemo(() => due(kept.rows), [kept.rows]);
  const bad = waiting.filter((row) => problemOf(row, new Date()));
  const left = kept.rows.filter((row) => row.take && row.state !== 'sent').length;
  const write = async () => {
    if (bad.length > 0) return setSaid(t('paste.set_right', { n: bad.length }));
    setBusy(true);
    let sent = 0;
    for (const one of waiting) {
      const row = ready(one, kept.source, uuid7);
      setRow(row);
      try {
        await request(`/v1/people/${person}/entries`, { method: 'POST', key: row.key, body: entryOf(row, kept.source) });
        sent++;
        setRow({ ...row, state: 'sent', problem: '' });
      } catch (problem) {
        setRow({ ...row, problem: sentence(problem) });
        break;
      }
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: ['thread', person] });
    setSaid(t('paste.done', { n: sent }));
    if (rows.current.every((row) => !row.take || row.state === 'sent')) {
      await dropDraft(account, person, DRAFT);
      onClose();
    }
  };
  const anew = () => keep({ rows: [] });
  return (
    <Dialog title={t('paste.title', { name: page.person.name })} onClose={onClose}>
      {kept.rows.length === 0 ? (
        <>
          <p className="small">{t('paste.lead')}</p>
          <TextField label={t('paste.source')} list="paste-sources" value={kept.source} maxLength={40} autoComplete="off" onValue={(source) => keep({ source })} />
          <datalist id="paste-sources">{SOURCES.map((one) => <option key={one} value={one} />)}</datalist>
          <TextArea label={t('paste.here')} rows={12} value={kept.text} onValue={(text) => keep({ text })} />
          {said && <p className="field__error" role="alert">{said}</p>}
          <Button look="primary" busy={busy} onClick={() => void split()}>{t('paste.split')}</Button>
        </>
      ) : (
        <>
          <p className="small">{t('paste.table_lead', { n: kept.rows.length })}{left > MOST_AT_ONCE && ` ${t('paste.most', { n: MOST_AT_ONCE })}`}</p>
          <div className="paste" role="region" aria-label={t('paste.table')} tabIndex={0}>
            <table className="table">
              <thead><tr><th scope="col">{t('paste.take')}</th><th scope="col">{t('paste.day')}・{t('paste.time')}</th><th scope="col">{t('paste.author')}</th><th scope="col">{t('paste.text')}</th></tr></thead>
              <tbody>{kept.rows.map((row, i) => <Row key={row.id} row={row} n={i + 1} onRow={setRow} {...(i > 0 && kept.rows[i - 1]!.state !== 'sent' ? { onJoin: () => keep({ rows: joined(kept.rows, row.id) }) } : {})} />)}</tbody>
            </table>
          </div>
          {said && <p className="notice small" role="status">{said}</p>}
          <div className="line"><Button look="primary" busy={busy} aria-disabled={waiting.length === 0 || undefined} onClick={() => void (waiting.length > 0 && write())}>{t('paste.write', { n: waiting.length })}</Button><Button onClick={anew}>{t('paste.back')}</Button></div>
        </>
      )}
    </Dialog>
  );
}
