// SPDX-License-Identifier: Apache-2.0
// One press makes the links; each goes by the way that partner has: mail text to copy, FAX sheet with QR to print.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/request.ts';
import type { NewUpdateLink } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Problem } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { copy } from '../copy.ts';

function OneLink({ link }: { link: NewUpdateLink }) {
  const { t, lang } = useText();
  return (
    <li className="card stack-tight">
      <p className="line"><b>{link.facility_name}</b><span className="small soft">{t('link.expires', { date: dateText(link.expires_at, lang) })}</span></p>
      <div className="line">
        <Button icon="copy" onClick={() => copy(link.mail_text)}>{t('ask.copy_mail')}</Button>
        <Button icon="link" onClick={() => copy(link.url)}>{t('ask.copy_url')}</Button>
        <LinkButton icon="fax" href={`/v1/update-links/${link.id}.pdf`} target="_blank">{t('ask.fax')}</LinkButton>
        <LinkButton look="quiet" href={link.url} target="_blank">{t('ask.enter_here')}</LinkButton>
      </div>
      <details><summary>{t('ask.mail_text')}</summary><p className="pre-line small">{link.mail_text}</p></details>
    </li>
  );
}

export function AskDialog({ facilities, onClose }: { facilities: { id: string; name: string }[]; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [links, setLinks] = useState<NewUpdateLink[]>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await post<{ links: NewUpdateLink[] }>('/v1/update-links', { facility_ids: facilities.map((f) => f.id), ...(note ? { note } : {}) });
      const names = new Map(facilities.map((f) => [f.id, f.name]));
      setLinks(answer.links.map((l) => ({ ...l, facility_name: l.facility_name ?? names.get(l.facility_id) ?? '' })));
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
          {links.length > 1 && <div><Button icon="copy" onClick={() => copy(links.map((l) => l.mail_text).join('\n\n――――――\n\n'))}>{t('ask.copy_all')}</Button></div>}
          <ul className="stack">{links.map((link) => <OneLink key={link.id} link={link} />)}</ul>
        </>
      )}
    </Dialog>
  );
}
