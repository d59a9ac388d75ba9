// SPDX-License-Identifier: Apache-2.0
// Which form, of whom, until when; the rarer things one does with a document.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { post } from '../../api/request.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/filter_menu.tsx';
import { Icon } from '../../parts/icons.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { birthText } from '../people/fact_words.ts';
import { said, type Answers } from './answer_rules.ts';
import { Compare, answersIn } from './compare.tsx';
import { deadlineOf } from './deadline_rules.ts';
import type { DocumentLine, DocumentState, DocumentView } from '../../api/types.ts';

export const STATE_TONES: Record<DocumentState, Tone> = { draft: 'warn', sent: 'good', withdrawn: 'plain' };

export function DeadlineBadge({ one }: { one: Pick<DocumentLine, 'deadline_on' | 'addon' | 'state'> }) {
  const { t } = useText();
  const deadline = deadlineOf(one, dateOf(new Date()));
  if (!deadline) return null;
  const addon = deadline.addon === 1 || deadline.addon === 2 ? t(`document.addon.${deadline.addon}`) : t('document.addon.none');
  return <Badge tone={deadline.when === 'over' ? 'bad' : 'warn'}>{t(`document.until.${deadline.when}`, { addon, n: deadline.days })}</Badge>;
}

export function DocumentHead({ doc, children }: { doc: DocumentView; children?: ReactNode }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const act = async (path: 'copy' | 'withdraw') => {
    try {
      const made = await post<DocumentView>(`/v1/documents/${doc.line.id}/${path}`);
      await client.invalidateQueries({ queryKey: ['documents'] });
      say(t(`document.done.${path}`));
      if (path === 'copy') navigate(`/documents/${made.line.id}`);
      else client.setQueryData(['document', doc.line.id], made);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      <p className="crumb no-print line"><Link to="/documents">{t('document.title')}</Link>{doc.line.person_id && <> › <Link to={`/people/${doc.line.person_id}?tab=documents`}>{doc.line.person_name}</Link></>}</p>
      <div className="page-head">
        <h1>{said(doc.form.name, lang)}</h1>
        <p className="line"><b>{t('document.of', { name: doc.line.person_name })}</b>{doc.line.birth && <span className="small">{birthText({ birth: doc.line.birth, birth_about: false })}</span>}<Badge tone={STATE_TONES[doc.line.state]}>{t(`document.state.${doc.line.state}`)}</Badge><DeadlineBadge one={doc.line} /><span className="small soft nums">{doc.line.number}</span></p>
        <span className="line line-end no-print">
          {children}
          <Menu label={t('document.more')} end>
            {(close) => (
              <div onClick={close}>
                {doc.may_send && doc.line.state !== 'draft' && !doc.form.append_only && <button type="button" className="menu__item" onClick={() => void act('copy')}><Icon name="copy" />{t('document.copy')}</button>}
                <a className="menu__item" href={`/v1/documents/${doc.line.id}/file.csv`}><Icon name="table" />{t('document.file_csv')}</a>
                <a className="menu__item" href={`/v1/documents/${doc.line.id}/file.json`}><Icon name="file" />{t('document.file_json')}</a>
                {doc.may_send && <button type="button" className="menu__item" onClick={() => void act('withdraw')}><Icon name="close" />{t(doc.line.state === 'draft' ? 'document.throw_away' : 'document.withdraw')}</button>}
              </div>
            )}
          </Menu>
        </span>
      </div>
    </>
  );
}

// `now`: what stands on the screen, when it is being written.
export function CompareButton({ doc, now }: { doc: DocumentView; now?: Answers }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!doc.previous) return null;
  return <><Button icon="history" onClick={() => setOpen(true)}>{t('document.compare')}</Button>{open && <Compare doc={doc} now={now ?? answersIn(doc)} previous={doc.previous} onClose={() => setOpen(false)} />}</>;
}
