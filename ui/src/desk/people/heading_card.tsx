// SPDX-License-Identifier: Apache-2.0
// One heading: what is known in words, how old it is and who said so; 変わりなし with one press, or edited in place.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/request.ts';
import type { Links, PersonHeading, PersonPage } from '../../api/types.ts';
import { Age } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { OtherSystems } from '../../parts/other_systems.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, momentText, plainAge, telHref } from '../../text/format.ts';
import { BasicsForm, FactsForm, basicsOf } from './edit_form.tsx';
import { BASICS, SPECS, basicLabel, factLabel, headingWord, type Value } from './fact_spec.ts';
import { birthText, linesOf, type Line } from './fact_words.ts';

export function FactLines({ lines }: { lines: Line[] }) {
  return <dl className="facts">{lines.map((line) => <div key={line.key}><dt>{line.label}</dt><dd className="pre-line">{line.text}</dd></div>)}</dl>;
}

function useConfirm(id: string) {
  const { t } = useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const confirm = async (headings: PersonHeading[]) => {
    setBusy(true);
    try {
      client.setQueryData(['person', id], await post<PersonPage>(`/v1/people/${id}/confirm`, { headings }));
      say(t('people.confirmed'));
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return { busy, confirm };
}

export function HeadingCard({ heading, page, mayWrite, startOpen, onHistory }: {
  heading: Exclude<PersonHeading, 'basic'>; page: PersonPage; mayWrite: boolean; startOpen: boolean; onHistory: () => void;
}) {
  const { t, lang } = useText();
  const [editing, setEditing] = useState(startOpen && mayWrite);
  const { busy, confirm } = useConfirm(page.person.id);
  const found = page.facts.find((one) => one.heading === heading);
  const { struct, specs } = SPECS[heading];
  const lines = linesOf(specs, (found?.facts as Value | undefined) ?? {}, (key) => factLabel(struct, key));
  const name = headingWord(heading);
  return (
    <section className="card fact" id={`h-${heading}`} aria-labelledby={`t-${heading}`}>
      <div className="fact__head">
        <h3 id={`t-${heading}`}>{name}</h3>
        {mayWrite && !editing && (
          <span className="line no-print">
            {found && <Button icon="check" busy={busy} aria-label={t('people.unchanged_which', { name })} onClick={() => void confirm([heading])}>{t('people.unchanged')}</Button>}
            <Button icon="edit" aria-label={t('group.edit_what', { name })} onClick={() => setEditing(true)}>{t('group.edit')}</Button>
          </span>
        )}
        {found && (
          <p className="fact__source">
            <Age words={plainAge(found.age_words)} stale={found.overdue} title={momentText(found.confirmed_at, lang)} />
            <span>{t('people.confirmed_by', { name: found.confirmed_by })}</span>
            <span>{t('people.next_due', { date: dateText(found.next_due, lang) })}</span>
            <Button look="quiet" className="no-print" aria-label={t('people.changes_of', { name })} onClick={onHistory}>{t('people.changes')}</Button>
          </p>
        )}
      </div>
      {editing ? <FactsForm heading={heading} page={page} onDone={() => setEditing(false)} />
        : heading === 'links' && found ? <OtherSystems links={found.facts as Links} />
          : lines.length ? <FactLines lines={lines} /> : <p className="soft">{t('people.heading_empty')}</p>}
    </section>
  );
}

// Who the person is and where. Telephone numbers are links.
export function BasicsCard({ page, mayWrite, startOpen, onHistory }: { page: PersonPage; mayWrite: boolean; startOpen: boolean; onHistory: () => void }) {
  const { t } = useText();
  const [editing, setEditing] = useState(startOpen && mayWrite);
  const person = page.person;
  const lines = linesOf(BASICS, { ...basicsOf(page), birth: birthText(person), zone_id: page.zone_name }, basicLabel)
    .filter((line) => !['phone', 'mobile'].includes(line.key));
  const phones = (['phone', 'mobile'] as const).filter((key) => person[key]);
  return (
    <section className="card fact" id="h-basic" aria-labelledby="t-basic">
      <div className="fact__head">
        <h3 id="t-basic">{headingWord('basic')}</h3>
        {mayWrite && !editing && <span className="line no-print"><Button icon="edit" aria-label={t('group.edit_what', { name: headingWord('basic') })} onClick={() => setEditing(true)}>{t('group.edit')}</Button></span>}
        <p className="fact__source"><Button look="quiet" className="no-print" aria-label={t('people.changes_of', { name: headingWord('basic') })} onClick={onHistory}>{t('people.changes')}</Button></p>
      </div>
      {editing ? <BasicsForm page={page} onDone={() => setEditing(false)} /> : (
        <>
          {phones.length > 0 && <dl className="facts">{phones.map((key) => <div key={key}><dt>{basicLabel(key)}</dt><dd><a className="tel" href={telHref(person[key])}>{person[key]}</a></dd></div>)}</dl>}
          <FactLines lines={lines} />
        </>
      )}
    </section>
  );
}
