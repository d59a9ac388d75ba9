// SPDX-License-Identifier: Apache-2.0
// One press makes the links; each goes by the way that partner has: mail text to copy, FAX sheet with QR to print.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../api/request.ts';
import type { LinkRow, LinkRows } from '../../api/types.ts';
import { t as say_t } from '../../i18n/index.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Problem } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { useSession } from '../context.tsx';
import { copy } from '../copy.ts';

export const linkUrl = (row: LinkRow): string => `${location.origin}/link/${row.token}`;

export function mailText(row: LinkRow, area: string, kind: 'ask' | 'remind'): string {
  const note = row.link.note ? `\n${row.link.note}\n` : '';
  return say_t(`mail.${kind}`, { name: row.facility_name, area, url: linkUrl(row), date: dateText(row.link.expires_at, 'ja'), note });
}

// Links that were just made or reminded, with their tokens: those are told in the list only.
export async function withTokens(rows: LinkRow[]): Promise<LinkRow[]> {
  const { items } = await get<LinkRows>(rows.length === 1 ? `/v1/update-links?facility_id=${rows[0]!.link.facility_id}` : '/v1/update-links');
  const known = new Map(items.map((item) => [item.link.id, item]));
  return rows.map((row) => known.get(row.link.id) ?? row);
}

export function LinkCard({ row, kind }: { row: LinkRow; kind: 'ask' | 'remind' }) {
  const { t, lang } = useText();
  const { area } = useSession();
  const mail = mailText(row, area?.name ?? '', kind);
  return (
    <li className="card stack-tight">
      <p className="line"><b>{row.facility_name}</b><span className="small soft">{t('link.expires', { date: dateText(row.link.expires_at, lang) })}</span></p>
      <div className="line">
        <Button icon="copy" onClick={() => copy(mail)}>{t('ask.copy_mail')}</Button>
        <Button icon="link" onClick={() => copy(linkUrl(row))}>{t('ask.copy_url')}</Button>
        <LinkButton icon="fax" href={`/v1/update-links/${row.link.id}/sheet.pdf`} target="_blank">{t('ask.fax')}</LinkButton>
      </div>
      <details><summary>{t('ask.mail_text')}</summary><p className="pre-line small">{mail}</p></details>
    </li>
  );
}

export function AskDialog({ facilities, onClose }: { facilities: { id: string; name: string }[]; onClose: () => void }) {
  const { t } = useText();
  const { area } = useSession();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [links, setLinks] = useState<LinkRow[]>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await post<LinkRows>('/v1/update-links', { facility_ids: facilities.map((f) => f.id), note });
      setLinks(await withTokens(made.items));
      void client.invalidateQueries({ queryKey: ['freshness'] });
      void client.invalidateQueries({ queryKey: ['links'] });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('ask.title', { count: facilities.length })} onClose={onClose}>
      {problem !== undefined && <Problem error={problem} />}
      {!links && (
        <>
          <p>{t('ask.lead')}</p>
          <p className="soft">{facilities.slice(0, 5).map((f) => f.name).join('、')}{facilities.length > 5 ? t('ask.and_more', { count: facilities.length - 5 }) : ''}</p>
          <TextArea label={t('ask.note')} support={t('ask.note.support')} value={note} onValue={setNote} />
          <div className="line"><Button look="primary" icon="link" busy={busy} onClick={() => void make()}>{t('ask.make')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
        </>
      )}
      {links && (
        <>
          <p role="status">{t('ask.made', { n: links.length, count: links.length })}</p>
          {links.length > 1 && <div><Button icon="copy" onClick={() => copy(links.map((l) => mailText(l, area?.name ?? '', 'ask')).join('\n\n――――――\n\n'))}>{t('ask.copy_all')}</Button></div>}
          <ul className="stack">{links.map((row) => <LinkCard key={row.link.id} row={row} kind="ask" />)}</ul>
        </>
      )}
    </Dialog>
  );
}
