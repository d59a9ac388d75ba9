// SPDX-License-Identifier: Apache-2.0
// Beginning a pathway: which, from which day, who agreed when, and what she wants for herself.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { LocalDate, Pathway, PathwayAgreedBy, PathwayCourseView } from '../../api/types.ts';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import { SendForm } from '../send_form.tsx';

const AGREED_BY: PathwayAgreedBy[] = ['person', 'family'];
interface Props { about: { person_id: string } | { stay_id: string }; name: string; onClose: () => void }

export function BeginDialog(props: Props) {
  const { t } = useText();
  const query = useGet<{ items: Pathway[] }>('pathway-kinds', '/v1/pathways');
  return (
    <Dialog title={t('pathway.begin_which', { name: props.name })} onClose={props.onClose}>
      <Answer query={query} rows={3}>{({ items }) => <BeginForm {...props} pathways={items} />}</Answer>
    </Dialog>
  );
}

function BeginForm({ about, pathways, onClose }: Props & { pathways: Pathway[] }) {
  const { t, lang } = useText();
  const [, navigate] = useLocation();
  const today = dateOf(new Date());
  const [code, setCode] = useState(pathways[0]?.code ?? '');
  const [begunOn, setBegunOn] = useState<LocalDate | undefined>(today);
  const [agreedOn, setAgreedOn] = useState<LocalDate | undefined>(today);
  const [agreedBy, setAgreedBy] = useState<PathwayAgreedBy>('person');
  const [goal, setGoal] = useState('');
  const pathway = pathways.find((one) => one.code === code);
  return (
    <SendForm<PathwayCourseView> path="/v1/pathway-courses" word={t('pathway.begin')} done={t('pathway.begun')} onClose={onClose} onDone={(course) => navigate(`/pathways/${course.line.id}`)}
      body={() => ({ ...about, code, begun_on: begunOn, agreed_by: agreedBy, agreed_on: agreedOn, goal })}>
      {(fault) => (
        <>
          <SelectField label={t('pathway.which')} value={code} onValue={setCode} error={fault('code')} choices={pathways.map((one) => ({ value: one.code, label: said(one.name, lang) }))} />
          {pathway && <p className="small soft">{pathway.milestones.map((one) => said(one.title, lang)).join(' → ')}<br />{said(pathway.note, lang)}</p>}
          <DateField label={pathway ? said(pathway.begins, lang) : t('pathway.first_day')} value={begunOn} onValue={setBegunOn} error={fault('begun_on')} must />
          <SelectField label={t('pathway.agreed_by')} support={t('pathway.agreed_support')} value={agreedBy} onValue={(v) => setAgreedBy(v as PathwayAgreedBy)} choices={AGREED_BY.map((value) => ({ value, label: t(`pathway_agreed.${value}`) }))} />
          <DateField label={t('pathway.agreed_on')} value={agreedOn} onValue={setAgreedOn} error={fault('agreed_on')} must />
          <TextArea label={t('pathway.goal')} value={goal} onValue={setGoal} error={fault('goal')} />
        </>
      )}
    </SendForm>
  );
}
