// SPDX-License-Identifier: Apache-2.0
// 送る: one row a receiver with the way it goes and why; what is still empty; who has agreed, when that is needed.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Refused, post, sentence } from '../../api/request.ts';
import type { DocumentAgreed, DocumentProposal, DocumentView, LocalDate, MemberChannel } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { ChannelField, InviteMore } from '../stays/poll_parts.tsx';
import { said } from './answer_rules.ts';
import { chosen, needsAddress, needsAgreement, receiversOf, rowsOf, withoutAddress, type SendRow } from './send_rules.ts';

const AGREED = ['person', 'family', 'life'] as const;
interface Props { doc: DocumentView; missing: string[]; onClose: () => void; onGap: (key: string) => void }

export function SendDialog(props: Props) {
  const { t } = useText();
  const query = useGet<{ items: DocumentProposal[] }>('document_receivers', `/v1/documents/${props.doc.line.id}/receivers`);
  return (
    <Dialog title={t('document.send_which', { name: props.doc.line.person_name })} onClose={props.onClose}>
      <Answer query={query} rows={3}>{(data) => <SendForm {...props} start={rowsOf(data.items)} />}</Answer>
    </Dialog>
  );
}

function Row({ row, onRow }: { row: SendRow; onRow: (row: SendRow) => void }) {
  const { t, lang } = useText();
  const { receiver } = row;
  const who = [receiver.office_name, receiver.name].filter(Boolean).join(' ');
  return (
    <li className="doc-receiver">
      <Check label={<><b>{who}</b>{receiver.profession !== 'none' && ` ${t(`profession.${receiver.profession}`)}`}{said(receiver.why, lang) && <span className="small soft"> {said(receiver.why, lang)}</span>}</>} checked={row.isIn} onChecked={(isIn) => onRow({ ...row, isIn })} />
      {row.isIn && (
        <div className="form-grid">
          <ChannelField label={t('document.channel_of', { who })} value={row.channel} onValue={(channel: MemberChannel) => onRow({ ...row, channel })} />
          {needsAddress(row.channel) && <TextField label={t(row.channel === 'fax' ? 'document.fax_of' : 'document.mail_of', { who })} value={row.address} inputMode={row.channel === 'fax' ? 'tel' : 'email'} onValue={(address) => onRow({ ...row, address })} />}
          {row.channel === 'mail' && <TextField label={t('document.phone_of', { who })} support={t('document.phone_why')} value={row.phone} inputMode="tel" onValue={(phone) => onRow({ ...row, phone })} />}
        </div>
      )}
    </li>
  );
}

function Gaps({ doc, missing, goes, onGoes, onGap }: Pick<Props, 'doc' | 'missing' | 'onGap'> & { goes: boolean; onGoes: (goes: boolean) => void }) {
  const { t, lang } = useText();
  if (missing.length === 0) return null;
  return (
    <div className="notice notice--warn stack-tight">
      <p><b>{t('document.gaps', { n: missing.length })}</b></p>
      <ul className="doc-gaps">{doc.form.sections.flatMap((section) => section.fields.filter((field) => missing.includes(field.key)).map((field) => <li key={field.key}><button type="button" className="button button--quiet" onClick={() => onGap(field.key)}>{said(section.title, lang)}: {said(field.label, lang)}</button></li>))}</ul>
      <Check label={t('document.send_with_gaps')} checked={goes} onChecked={onGoes} />
    </div>
  );
}

function SendForm({ doc, missing, onClose, onGap, start }: Props & { start: SendRow[] }) {
  const { t } = useText();
  const client = useQueryClient();
  const [rows, setRows] = useState(start);
  const [withGaps, setWithGaps] = useState(false);
  const [agreed, setAgreed] = useState<DocumentAgreed>('none');
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const asks = needsAgreement(rows);
  const lacks = (): string => {
    if (chosen(rows).length === 0) return t('document.lacks.receiver');
    if (withoutAddress(rows).length > 0) return t('document.lacks.address');
    if (missing.length > 0 && !withGaps) return t('document.lacks.gaps');
    return asks && agreed === 'none' ? t('document.lacks.agreed') : '';
  };
  const send = async () => {
    const lack = lacks();
    setProblem(lack);
    if (lack || busy) return;
    setBusy(true);
    try {
      const sent = await post<DocumentView>(`/v1/documents/${doc.line.id}/send`, { receivers: receiversOf(rows), with_gaps: withGaps, agreed, ...(agreed === 'person' || agreed === 'family' ? { agreed_on: on } : {}) });
      client.setQueryData(['document', doc.line.id], sent);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'documents' || queryKey[0] === 'stays' });
      say(t('document.sent', { n: chosen(rows).length }));
      onClose();
    } catch (failure) {
      setProblem(failure instanceof Refused && failure.fields[0] ? failure.fields[0].message : sentence(failure));
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <ul className="stack-tight" aria-label={t('document.receivers')}>{rows.map((row, i) => <Row key={row.key} row={row} onRow={(next) => setRows(rows.map((one, k) => (k === i ? next : one)))} />)}</ul>
      {rows.length === 0 && <p className="soft">{t('document.no_receivers')}</p>}
      <details><summary>{t('document.more_receivers')}</summary>
        <InviteMore way={t('document.way')} onAdd={({ office_id, office_name, name, profession, channel, address }) => setRows([...rows, { key: `more-${rows.length}`, isIn: true, channel, address, phone: '', receiver: { ...(office_id ? { office_id } : {}), office_name, name, town: false, phone: '', profession, channel, address, why: { ja: '', en: '' }, usual: true, needs_agreement: true } }])} />
      </details>
      <Gaps {...{ doc, missing, onGap }} goes={withGaps} onGoes={setWithGaps} />
      {asks && (
        <fieldset className="stack-tight">
          <legend className="field__label">{t('document.agreed')}</legend>
          {AGREED.map((one) => <label className="check" key={one}><input type="radio" name="agreed" checked={agreed === one} onChange={() => setAgreed(one)} /><span>{t(`document.agreed.${one}`)}</span></label>)}
          {(agreed === 'person' || agreed === 'family') && <DateField label={t('document.agreed_on')} value={on} onValue={setOn} must />}
        </fieldset>
      )}
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="line"><Button look="primary" type="submit" icon="mail" busy={busy}>{t('document.send_to', { n: chosen(rows).length })}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </form>
  );
}
