// SPDX-License-Identifier: Apache-2.0
// One person of a file: whom she is beside, and what of it is written. Open, it shows each heading as it is known, as the
// file says it and as it would be.
import { Link } from 'wouter';
import type { IntakeHeading, IntakePerson, PersonHeading } from '../../../api/types.ts';
import { Badge, type Tone } from '../../../parts/badge.tsx';
import { Button } from '../../../parts/button.tsx';
import { Check, SelectField } from '../../../parts/field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { choiceWord } from '../choices.ts';
import { SPECS, basicLabel, factLabel, headingWord, type Value } from '../fact_spec.ts';
import { birthText, linesOf } from '../fact_words.ts';
import { bornOf, changes, fieldRows, fieldsOf, groupOf, headingsOf, mayBeNew, mayBeSame, takeOf, type Decision, type Group, type Take } from './intake_rules.ts';

const TONE: Record<Group, Tone> = { ask: 'warn', new: 'info', same: 'good', unchanged: 'plain', left: 'plain' };

const born = (birth: string) => birthText(bornOf(birth));
const fieldWord = (key: string, value: string) => (!value ? '' : key === 'birth' ? born(value) : key === 'sex' ? choiceWord('sex', value) : value);

function Basics({ person, decision, onDecide }: ChoiceProps) {
  const { t } = useText();
  const rows = fieldRows(person);
  if (rows.length === 0 || !mayBeSame(person)) return null;
  const taken = fieldsOf(person, decision);
  const set = (key: string, on: boolean) => onDecide({ fields: on ? [...taken, key] : taken.filter((one) => one !== key) });
  return (
    <table className="table table--dense intake-table">
      <caption>{headingWord('basic')}</caption>
      <thead><tr><th scope="col">{t('row.field')}</th><th scope="col">{t('intake.known')}</th><th scope="col">{t('intake.said')}</th><th scope="col">{t('intake.write')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{basicLabel(row.key)}</th>
            <td>{taken.includes(row.key) && row.known ? <del>{fieldWord(row.key, row.known)}</del> : fieldWord(row.key, row.known) || <span className="soft">{t('empty_value')}</span>}</td>
            <td>{fieldWord(row.key, row.said)}</td>
            <td><Check label={t('intake.take_field', { field: basicLabel(row.key) })} checked={taken.includes(row.key)} onChecked={(on) => set(row.key, on)} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// What the person is like once she is registered, for those who are new.
function NewBasics({ person }: { person: IntakePerson }) {
  const rows = fieldRows({ ...person, known: {} as IntakePerson['known'] });
  return <dl className="facts">{rows.map((row) => <div key={row.key}><dt>{basicLabel(row.key)}</dt><dd className="pre-line">{fieldWord(row.key, row.said)}</dd></div>)}</dl>;
}

function Heading({ one, on, onTick }: { one: IntakeHeading; on: boolean; onTick: (on: boolean) => void }) {
  const { t } = useText();
  const { struct, specs } = SPECS[one.heading as Exclude<PersonHeading, 'basic'>];
  const lines = (facts: unknown) => linesOf(specs, (facts ?? {}) as Value, (key) => factLabel(struct, key));
  const [now, said, after] = [lines(one.now), lines(one.said), lines(one.proposed)];
  const keys = [...new Map([...now, ...after].map((line) => [line.key, line.label]))];
  const text = (list: typeof now, key: string) => list.find((line) => line.key === key)?.text ?? '';
  const name = headingWord(one.heading);
  return (
    <div className="intake-heading">
      <Check label={<b>{t('intake.take_heading', { name })}</b>} checked={on} onChecked={onTick} />
      <table className="table table--dense intake-table">
        <caption className="sr-only">{name}</caption>
        <thead><tr><th scope="col">{t('row.field')}</th><th scope="col">{t('intake.known')}</th><th scope="col">{t('intake.said')}</th><th scope="col">{t('intake.after')}</th></tr></thead>
        <tbody>
          {keys.map(([key, label]) => {
            const [a, b] = [text(now, key), text(after, key)];
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="pre-line">{a || <span className="soft">{t('empty_value')}</span>}</td><td className="pre-line">{text(said, key)}</td>
                <td className="pre-line">{!on || a === b ? a : b ? <ins>{b}</ins> : <del>{a}</del>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Candidates({ person, onChoose }: { person: IntakePerson; onChoose: (id: string | undefined) => void }) {
  const { t } = useText();
  if (person.candidates.length === 0) return null;
  return (
    <div className="stack-tight">
      {person.match !== 'own' && <p className="notice notice--warn">{t('intake.candidates', { n: person.candidates.length })}</p>}
      <table className="table table--dense intake-table">
        <caption className="sr-only">{t('intake.candidates', { n: person.candidates.length })}</caption>
        <thead><tr><th scope="col">{t('intake.side')}</th><th scope="col">{t('person.field.name')}</th><th scope="col">{t('person.field.name_kana')}</th><th scope="col">{t('person.field.birth')}</th><th scope="col">{t('intake.choose')}</th></tr></thead>
        <tbody>
          <tr><th scope="row">{t('intake.said')}</th><td>{person.said.name}</td><td>{person.said.name_kana}</td><td>{born(person.said.birth)}</td><td /></tr>
          {person.candidates.map((one) => (
            <tr key={one.person_id}>
              <th scope="row">{t('intake.known')}</th><td>{one.name}</td><td>{one.name_kana}</td><td>{birthText(one)}</td>
              <td>{one.person_id === person.person_id ? <Badge tone="good">{t('intake.chosen')}</Badge>
                : one.own ? <Button aria-label={t('intake.same_who', { name: one.name })} onClick={() => onChoose(one.person_id)}>{t('intake.same_one')}</Button> : <span className="small soft">{t('intake.not_own')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {person.match === 'own' && <div><Button onClick={() => onChoose(undefined)}>{t('intake.none_of_them')}</Button></div>}
    </div>
  );
}

export interface ChoiceProps { person: IntakePerson; decision: Decision | undefined; onDecide: (decision: Decision) => void }

export function PersonChoice({ person, decision, open, onOpen, onDecide, onChoose }: ChoiceProps & { open: boolean; onOpen: () => void; onChoose: (id: string | undefined) => void }) {
  const { t } = useText();
  const take = takeOf(person, decision);
  const group = groupOf(person, decision);
  const name = person.said.name || person.known.name || t('intake.nameless');
  const ticked = headingsOf(person, decision);
  const choices: { value: string; label: string }[] = [
    ...(take === undefined ? [{ value: '', label: t('people.choose') }] : []),
    ...(mayBeNew(person) ? [{ value: 'new', label: t('intake.take.new') }] : []),
    ...(mayBeSame(person) && changes(person) ? [{ value: 'same', label: t('intake.take.same') }] : []),
    { value: 'skip', label: t('intake.take.skip') },
  ];
  const opens = person.headings.length > 0 || fieldRows(person).length > 0;
  return (
    <li className="result intake-person">
      <div className="result__head">
        <span className="small soft nums">{person.line > 0 && t('row.line', { line: person.line })}</span>
        {person.person_id ? <Link className="result__name" to={`/people/${person.person_id}`}>{name}</Link> : <b>{name}</b>}
        <span className="small soft">{person.said.name_kana}</span>
        <span className="small">{person.said.birth && born(person.said.birth)}</span>
        <Badge tone={TONE[group]}>{t(`intake.group.${group}`)}</Badge>
      </div>
      {person.faults.map((words) => <p className="row-refused" key={words}>{words}</p>)}
      {person.match === 'none' && person.faults.length === 0 && person.not_new.map((words) => <p className="row-refused" key={words}>{t('intake.not_new', { words })}</p>)}
      {person.doubts.map((words) => <p className="small" key={words}><Badge tone="warn">{t('intake.doubt')}</Badge> {words}</p>)}
      <Candidates person={person} onChoose={onChoose} />
      {person.faults.length === 0 && group !== 'unchanged' && choices.length > 1 && (
        <div className="line intake-take">
          <SelectField label={t('intake.take_of', { name })} value={take ?? ''} onValue={(value) => onDecide(value ? { take: value as Take } : {})} choices={choices} />
          {opens && <Button look="quiet" aria-expanded={open} aria-label={t(open ? 'intake.close_who' : 'intake.open_who', { name })} onClick={onOpen}>{t(open ? 'intake.close' : 'intake.open')}</Button>}
        </div>
      )}
      {open && take !== 'skip' && (
        <div className="table-wrap stack" role="region" aria-label={t('intake.open_who', { name })} tabIndex={0}>
          {mayBeSame(person) ? <Basics person={person} decision={decision} onDecide={onDecide} /> : <NewBasics person={person} />}
          {person.headings.map((one) => (
            <Heading key={one.heading} one={one} on={ticked.includes(one.heading)}
              onTick={(on) => onDecide({ headings: on ? [...ticked, one.heading] : ticked.filter((heading) => heading !== one.heading) })} />
          ))}
        </div>
      )}
    </li>
  );
}
