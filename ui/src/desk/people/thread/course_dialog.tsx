// SPDX-License-Identifier: Apache-2.0
// 支援経過（第5表）を印刷: which days, whose entries, which kinds; the paper opens beside.
import { useState } from 'react';
import type { CourseOf, EntryKind } from '../../../api/types.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Check } from '../../../parts/field.tsx';
import { Segments } from '../../../parts/tabs.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf } from '../../../text/format.ts';

const KINDS: EntryKind[] = ['note', 'visit', 'vitals', 'question', 'decision', 'photo', 'file', 'voice', 'correction'];
const OF: CourseOf[] = ['team', 'office', 'me'];
const DAYS = 31, DAY_MS = 86_400_000;

export default function CourseDialog({ person, onClose }: { person: string; onClose: () => void }) {
  const { t } = useText();
  const [from, setFrom] = useState<string | undefined>(dateOf(new Date(Date.now() - DAYS * DAY_MS)));
  const [to, setTo] = useState<string | undefined>(dateOf(new Date()));
  const [of, setOf] = useState<CourseOf>('team');
  const [kinds, setKinds] = useState<EntryKind[]>(KINDS);
  const problem = !from || !to ? t('course.no_days') : to < from ? t('course.order') : kinds.length === 0 ? t('course.no_kind') : '';
  const query = new URLSearchParams({ from: from ?? '', to: to ?? '', of, ...(kinds.length < KINDS.length ? { kinds: kinds.join(',') } : {}) });
  return (
    <Dialog title={t('course.title')} onClose={onClose}>
      <div className="form-grid"><DateField label={t('course.from')} value={from} onValue={setFrom} /><DateField label={t('course.to')} value={to} onValue={setTo} /></div>
      <Segments label={t('course.of')} value={of} onValue={setOf} options={OF.map((value) => ({ value, label: t(`course.of_${value}`) }))} />
      <fieldset className="prompt"><legend>{t('thread.kind')}</legend>
        <div className="line">{KINDS.map((kind) => <Check key={kind} label={t(`entry_kind.${kind}`)} checked={kinds.includes(kind)} onChecked={(on) => setKinds(KINDS.filter((one) => (one === kind ? on : kinds.includes(one))))} />)}</div>
      </fieldset>
      {problem ? <p className="field__error" role="alert">{problem}</p> : <LinkButton look="primary" icon="print" href={`/v1/people/${person}/course.pdf?${query}`} target="_blank">{t('course.print')}</LinkButton>}
    </Dialog>
  );
}
