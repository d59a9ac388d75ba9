// SPDX-License-Identifier: Apache-2.0
// A document that was sent: the paper as it is, or its words; whoever got it says with one tap whether it was enough.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post } from '../../api/request.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useWide } from '../hooks.ts';
import { isEmpty, isShown, said, wordsOf } from './answer_rules.ts';
import { answersIn } from './compare.tsx';
import { CompareButton, DocumentHead } from './document_head.tsx';
import type { DocumentView, DocumentSendingView } from '../../api/types.ts';
import { PageImage, usePages } from './preview.tsx';
import { Photos } from './photo_field.tsx';
import { Sendings } from './sendings.tsx';

function Judge({ doc, one }: { doc: DocumentView; one: DocumentSendingView }) {
  const { t } = useText();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const [missing, setMissing] = useState('');
  const judge = async (enough: 'enough' | 'missing') => {
    try {
      const now = await post<DocumentView>(`/v1/documents/${doc.line.id}/sendings/${one.id}/judge`, { enough, missing: enough === 'missing' ? missing : '' });
      client.setQueryData(['document', doc.line.id], now);
      await client.invalidateQueries({ predicate: ({ queryKey }) => ['documents', 'stays'].includes(String(queryKey[0])) });
      say(t('document.judged'));
      setAsks(false);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (one.enough !== 'unsaid') return <p className="notice notice--good">{t('document.you_said')} <Badge tone={one.enough === 'enough' ? 'good' : 'warn'}>{t(`stay_enough.${one.enough}`)}</Badge> {one.missing}</p>;
  return (
    <form className="notice stack-tight no-print" onSubmit={(e) => { e.preventDefault(); void judge('missing'); }}>
      <p className="line"><b>{t('document.judge')}</b>
        <Button look="primary" icon="check" onClick={() => void judge('enough')}>{t('document.enough')}</Button>
        <Button aria-expanded={asks} onClick={() => setAsks(!asks)}>{t('document.not_enough')}</Button></p>
      {asks && <div className="line"><label className="field__label" htmlFor="doc-missing">{t('document.what_missing')}</label><input id="doc-missing" className="input grow" autoFocus value={missing} onChange={(e) => setMissing(e.target.value)} /><Button type="submit" aria-disabled={!missing.trim() || undefined}>{t('document.say_missing')}</Button></div>}
    </form>
  );
}

// The words of the paper; `hidden`: for screen readers beside the picture of it.
function Words({ doc, hidden }: { doc: DocumentView; hidden: boolean }) {
  const { t, lang } = useText();
  const answers = answersIn(doc);
  return (
    <div className={hidden ? 'sr-only' : 'stack'}>
      {doc.form.sections.map((section) => {
        const fields = section.fields.filter((field) => isShown(field, answers) && field.type !== 'signature');
        const filled = fields.filter((field) => !isEmpty(answers[field.key]));
        const empty = fields.filter((field) => !filled.includes(field));
        if (fields.length === 0) return null;
        return (
          <section key={section.key} className={hidden ? '' : 'card'}>
            <h2>{said(section.title, lang)}</h2>
            <dl className="doc-words">{filled.map((field) => <div key={field.key}><dt>{field.factor && '★ '}{said(field.label, lang)}</dt><dd className="pre-line">{wordsOf(field, answers[field.key], lang)}{field.type === 'photo' && !hidden && <Photos from={`/v1/documents/${doc.line.id}/photos`} hashes={answers[field.key]?.values ?? []} />}</dd></div>)}</dl>
            {empty.length > 0 && <p className="small soft">{t('document.not_written', { list: empty.map((field) => said(field.label, lang)).join(t('fact_word.comma')) })}</p>}
          </section>
        );
      })}
    </div>
  );
}

function Paper({ doc }: { doc: DocumentView }) {
  const laid = usePages(doc.line.id, 0);
  return <div className="doc-paper">{Array.from({ length: laid.pages }, (_, i) => <PageImage key={i} id={doc.line.id} page={i + 1} saves={0} of={laid} />)}</div>;
}

// Opening it is what the sender waits to see: said once.
function useOpened(doc: DocumentView) {
  const client = useQueryClient();
  const { id, waits_for_me } = doc.line;
  useEffect(() => {
    if (!waits_for_me) return;
    void post<DocumentView>(`/v1/documents/${id}/opened`).then((now) => {
      client.setQueryData(['document', id], now);
      void client.invalidateQueries({ queryKey: ['documents'] });
    }).catch(() => undefined); // it is said at the next opening
  }, [client, id, waits_for_me]);
}

export function Read({ doc }: { doc: DocumentView }) {
  const { t, lang } = useText();
  const wide = useWide();
  useOpened(doc);
  const [look, setLook] = useState<'paper' | 'words'>(wide ? 'paper' : 'words');
  const mine = doc.sendings.filter((one) => one.mine);
  return (
    <>
      <DocumentHead doc={doc}>
        <CompareButton doc={doc} />
        <LinkButton icon="print" href={`/v1/documents/${doc.line.id}/paper.pdf`} target="_blank">{t('document.print')}</LinkButton>
      </DocumentHead>
      {mine.map((one) => <Judge key={one.id} doc={doc} one={one} />)}
      {doc.line.sent_at && <p className="small soft">{t('document.sent_by', { name: doc.line.started_by, at: momentText(doc.line.sent_at, lang) })}</p>}
      {doc.form.append_only && <p className="notice small">{t('document.append_only')}</p>}
      <div className={`doc-read ${wide && doc.may_send ? 'doc-read--wide' : ''}`}>
        {doc.may_send && <Sendings doc={doc} />}
        <div className="stack">
          <Segments label={t('document.look')} value={look} onValue={setLook} options={[{ value: 'paper', label: t('document.look.paper') }, { value: 'words', label: t('document.look.words') }]} />
          {look === 'paper' && <Paper doc={doc} />}
          <Words doc={doc} hidden={look === 'paper'} />
        </div>
      </div>
    </>
  );
}
