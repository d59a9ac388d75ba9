// SPDX-License-Identifier: Apache-2.0
// The cover of a form's FAX came back: which of its three boxes is ticked, proposed from the picture, and what is missing. Saved as
// what the receiver has said.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { DocumentView, ReturnedMatter } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { RECEIPTS, receiptOf, type Receipt } from './receipt_rules.ts';

export function ReceiptForm({ matter, ticks, onDone }: { matter: ReturnedMatter; ticks: string; onDone: () => Promise<void> }) {
  const query = useGet<DocumentView>('document', `/v1/documents/${matter.subject_id}`);
  return <Answer query={query} rows={2}>{(doc) => {
    // The paper of the file copy has no receiver.
    const sending = doc.sendings[matter.part - 1];
    return sending ? <Asked doc={doc.line.id} sending={sending.id} read={receiptOf(ticks)} onDone={onDone} /> : null;
  }}</Answer>;
}

function Asked({ doc, sending, read, onDone }: { doc: string; sending: string; read: Receipt | undefined; onDone: () => Promise<void> }) {
  const { t } = useText();
  const [said, setSaid] = useState<Receipt | undefined>(read);
  const [missing, setMissing] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!said) return setProblem(t('returns.receipt_which'));
    if (said === 'missing' && !missing.trim()) return setProblem(t('returns.receipt_missing'));
    setBusy(true);
    const where = `/v1/documents/${doc}/sendings/${sending}`;
    try {
      if (said === 'received') await post(`${where}/note`, { became: 'read', note: '', reply: '' });
      else await post(`${where}/judge`, { enough: said, missing: said === 'missing' ? missing : '' });
      await onDone();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <form className="stack-tight" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      {read && <p className="notice">{t('returns.receipt_read')}</p>}
      <fieldset className="stack-tight">
        <legend className="field__label">{t('returns.receipt')}</legend>
        {RECEIPTS.map((one) => <label className="check" key={one}><input type="radio" name="receipt" checked={said === one} onChange={() => setSaid(one)} /><span>{t(`returns.receipt.${one}`)}</span></label>)}
      </fieldset>
      {said === 'missing' && <TextArea label={t('document.what_missing')} value={missing} onValue={setMissing} />}
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button></div>
    </form>
  );
}
