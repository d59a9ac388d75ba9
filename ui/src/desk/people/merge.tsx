// SPDX-License-Identifier: Apache-2.0
// Two records of one person: side by side, made one, taken apart again.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post, request, sentence } from '../../api/request.ts';
import type { MergeSide, MergeSides, PersonMergeRow, PersonMerges, PersonPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useParams } from '../params.ts';
import type { Picked } from '../pick_facility.tsx';
import { choiceWord } from './choices.ts';
import { headingWord } from './fact_spec.ts';
import { birthText } from './fact_words.ts';
import { PickPerson } from './pick_person.tsx';

interface Line { id: string; label: string; of: (side: MergeSide) => string; field?: string }

function useLines(): Line[] {
  const { t } = useText();
  const comma = t('fact_word.comma');
  const basic = (field: 'name' | 'name_kana' | 'address' | 'phone' | 'mobile' | 'insured_number'): Line => ({ id: field, label: t(`person.field.${field}`), of: (side) => side.person[field], field });
  return [
    basic('name'), basic('name_kana'),
    { id: 'birth', label: t('person.field.birth'), of: (side) => `${birthText(side.person)}${side.age === undefined ? '' : ` ${t('people.age', { n: side.age })}`}`, field: 'birth' },
    { id: 'sex', label: t('person.field.sex'), of: (side) => choiceWord('sex', side.person.sex) },
    basic('address'), basic('phone'), basic('mobile'), basic('insured_number'),
    { id: 'offices', label: t('person_merge.offices'), of: (side) => side.case_offices.join(comma) },
    { id: 'headings', label: t('person_merge.headings'), of: (side) => side.headings.map(headingWord).join(comma) },
    { id: 'members', label: t('person_merge.members'), of: (side) => t('person_merge.consents_n', { n: side.members }) },
    { id: 'consents', label: t('person_merge.consents'), of: (side) => t('person_merge.consents_n', { n: side.consents }) },
  ];
}

function Compared({ sides, onMerged }: { sides: MergeSides; onMerged: () => Promise<void> }) {
  const { t } = useText();
  const lines = useLines();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const merge = async () => {
    if (!sure) return setProblem(t('person_merge.sure_must'));
    setBusy(true);
    try {
      await post<PersonMergeRow>('/v1/people/merge', { kept_id: sides.kept.person.id, gone_id: sides.gone.person.id });
      say(t('person_merge.done'));
      await onMerged();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Table caption={t('person_merge.title')} rows={lines} keyOf={(line) => line.id} columns={[
        { id: 'item', label: t('person_merge.item'), head: true, rem: 5, cell: (line) => <>{line.label}{line.field && sides.differing.includes(line.field) && <> <Badge tone="warn">{t('person_merge.differs')}</Badge></>}</> },
        { id: 'kept', label: t('person_merge.kept'), rem: 6, cell: (line) => line.of(sides.kept) },
        { id: 'gone', label: t('person_merge.gone'), rem: 6, cell: (line) => line.of(sides.gone) },
      ]} />
      {sides.both.length > 0 && <p className="notice">{t('person_merge.both', { names: sides.both.map(headingWord).join(t('fact_word.comma')) })}</p>}
      <Check label={t('person_merge.sure')} checked={sure} onChecked={setSure} />
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div><Button look="primary" icon="merge" busy={busy} onClick={() => void merge()}>{t('person_merge.do')}</Button></div>
    </>
  );
}

function UndoDialog({ row, onDone, onClose }: { row: PersonMergeRow; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      await post(`/v1/person-merges/${row.merge.id}/undo`);
      say(t('person_merge.undone'));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('person_merge.undo_which', { name: row.gone_name })} onClose={onClose}>
      <p>{t('person_merge.undo_lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="line"><Button look="primary" busy={busy} onClick={() => void undo()}>{t('person_merge.undo')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}

function History({ onUndo }: { onUndo: (row: PersonMergeRow) => void }) {
  const { t, lang } = useText();
  const merges = useGet<PersonMerges>('person-merges', '/v1/person-merges');
  return (
    <section className="stack" aria-labelledby="merged">
      <h2 id="merged">{t('person_merge.history')}</h2>
      <Answer query={merges} rows={2}>{({ items }) => (items.length === 0 ? <p className="soft">{t('person_merge.none')}</p> : (
        <ul className="results">
          {items.map((row) => (
            <li className="result line" key={row.merge.id}>
              <span className="grow"><Link to={`/people/${row.merge.kept_id}`}><b>{row.kept_name}</b></Link> {t('person_merge.by', { gone: row.gone_name, kept: row.kept_name, name: row.merge.merged_by, at: momentText(row.merge.merged_at, lang) })}</span>
              {row.merge.undone_at ? <span className="small soft">{t('person_merge.undone_on', { at: momentText(row.merge.undone_at, lang) })}</span>
                : <Button icon="undo" aria-label={t('person_merge.undo_which', { name: row.gone_name })} onClick={() => onUndo(row)}>{t('person_merge.undo')}</Button>}
            </li>
          ))}
        </ul>
      ))}</Answer>
    </section>
  );
}

// The two stand in the address by id, so that a person's page can start here.
export default function PersonMergeScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const params = useParams('/people/merge');
  const [kept, gone] = [params.get('kept'), params.get('gone')];
  const [undoing, setUndoing] = useState<PersonMergeRow>();
  const [names, setNames] = useState<Record<string, string>>({});
  const sides = useQuery({ queryKey: ['person-merges', 'compare', kept, gone], enabled: Boolean(kept && gone), queryFn: () => request<MergeSides>('/v1/people/compare', { method: 'POST', body: { kept_id: kept, gone_id: gone } }) });
  const given = useGet<PersonPage>('person-name', `/v1/people/${kept}`, Boolean(kept && !gone));
  const nameOf = (id: string) => names[id] ?? [sides.data?.kept.person, sides.data?.gone.person, given.data?.person].find((one) => one?.id === id)?.name ?? t('loading');
  const pick = (side: 'kept' | 'gone') => (picked: Picked | undefined) => {
    if (picked) setNames({ ...names, [picked.id]: picked.name });
    params.set({ [side]: picked?.id ?? '' });
  };
  const refresh = async () => {
    params.set({ kept: '', gone: '' });
    await Promise.all(['person-merges', 'people', 'person'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <>
      <p className="crumb no-print"><Link to="/people">{t('people.title')}</Link></p>
      <div className="page-head"><h1>{t('person_merge.title')}</h1></div>
      <p className="soft narrow">{t('person_merge.lead')}</p>
      <section className="card stack" aria-label={t('person_merge.title')}>
        <PickPerson id="merge-kept" label={t('person_merge.kept')} except={gone} picked={kept ? { id: kept, name: nameOf(kept) } : undefined} onPicked={pick('kept')} />
        <PickPerson id="merge-gone" label={t('person_merge.gone')} except={kept} picked={gone ? { id: gone, name: nameOf(gone) } : undefined} onPicked={pick('gone')} />
        {kept && gone ? (
          <>
            <div><Button onClick={() => params.set({ kept: gone, gone: kept })}>{t('person_merge.swap')}</Button></div>
            <Answer query={sides} rows={3}>{(found) => <Compared key={kept + gone} sides={found} onMerged={refresh} />}</Answer>
          </>
        ) : <p className="soft">{t('person_merge.both_needed')}</p>}
      </section>
      <History onUndo={setUndoing} />
      {undoing && <UndoDialog row={undoing} onDone={refresh} onClose={() => setUndoing(undefined)} />}
    </>
  );
}
