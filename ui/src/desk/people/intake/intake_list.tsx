// SPDX-License-Identifier: Apache-2.0
// Everybody of a file, by what happens to them; one press writes it. Afterwards: each person's state in words.
import { useState } from 'react';
import { Link } from 'wouter';
import type { IntakePerson } from '../../../api/types.ts';
import { Badge, type Tone } from '../../../parts/badge.tsx';
import { Button } from '../../../parts/button.tsx';
import { Empty, Progress } from '../../../parts/states.tsx';
import { Pages } from '../../../parts/table.tsx';
import { Tabs } from '../../../parts/tabs.tsx';
import { useText } from '../../../parts/use_text.ts';
import { headingWord } from '../fact_spec.ts';
import { groupOf, stateOf, type Act, type Group, type Item, type ItemState } from './intake_rules.ts';
import { PersonChoice } from './person_choice.tsx';
import type { Intake } from './use_intake.ts';

const LIMIT = 50;
const FEW = 3; // so few are shown open
const GROUPS: Group[] = ['ask', 'new', 'same', 'unchanged', 'left'];

export function IntakeList({ people, intake, onChoose }: { people: IntakePerson[]; intake: Intake; onChoose: (key: string, id: string | undefined) => void }) {
  const { t } = useText();
  const { decisions } = intake.kept;
  const of = (group: Group) => people.filter((one) => groupOf(one, decisions[one.key]) === group);
  const [wanted, setWanted] = useState<Group>();
  const [offset, setOffset] = useState(0);
  const [toggled, setToggled] = useState<string[]>([]);
  const group = wanted ?? GROUPS.find((one) => of(one).length > 0) ?? 'new';
  const shown = of(group);
  const from = offset < shown.length ? offset : 0;
  const [asked, fresh, same] = [of('ask').length, of('new').length, of('same').length];
  const isOpen = (key: string) => (people.length <= FEW) !== toggled.includes(key);
  const toggle = (key: string) => setToggled(toggled.includes(key) ? toggled.filter((one) => one !== key) : [...toggled, key]);
  return (
    <div className="stack">
      <Tabs label={t('intake.groups')} active={group} onTab={(id) => { setWanted(id as Group); setOffset(0); }} tabs={GROUPS.map((id) => ({ id, label: t(`intake.group.${id}`), count: of(id).length }))}>
        {shown.length === 0 ? <Empty title={t('row.none')} /> : (
          <div className="stack">
            <p className="small soft">{t(`intake.lead.${group}`)}</p>
            <ol className="results">
              {shown.slice(from, from + LIMIT).map((person) => (
                <PersonChoice key={person.key} person={person} decision={decisions[person.key]} open={isOpen(person.key)} onOpen={() => toggle(person.key)}
                  onDecide={(decision) => intake.decide(person.key, decision)} onChoose={(id) => onChoose(person.key, id)} />
              ))}
            </ol>
            <Pages total={shown.length} offset={from} limit={LIMIT} onOffset={setOffset} />
          </div>
        )}
      </Tabs>
      {intake.problem && <p className="notice notice--bad" role="alert">{intake.problem}</p>}
      {asked > 0 && <p className="notice notice--warn">{t('intake.asked', { n: asked })}</p>}
      <div className="line no-print">
        <Button look="primary" icon="check" busy={intake.busy} onClick={() => fresh + same > 0 && void intake.confirm(people)} aria-disabled={fresh + same === 0 || undefined}>{t('intake.confirm', { fresh, same })}</Button>
        <Button onClick={intake.clear}>{t('import.other_file')}</Button>
      </div>
    </div>
  );
}

const TONE: Record<ItemState, Tone> = { done: 'good', waiting: 'info', refused: 'bad' };
const actWord = (act: Act) => headingWord(act.what as 'basic');

function Sent({ item }: { item: Item }) {
  const { t } = useText();
  const state = stateOf(item);
  const done = item.acts.filter((act) => act.state === 'done');
  return (
    <li className="result">
      <p className="line">
        {item.person_id ? <Link to={`/people/${item.person_id}`}><b>{item.name}</b></Link> : <b>{item.name}</b>}
        <Badge tone={TONE[state]}>{t(`intake.state.${state}`)}</Badge>
        <span className="small soft">{done.length > 0 && (item.take === 'new' ? t('intake.was_new') : t('intake.was_written', { what: done.map(actWord).join(t('fact_word.comma')) }))}</span>
      </p>
      {item.acts.filter((act) => act.state === 'refused').map((act) => <p className="row-refused" key={act.key}>{actWord(act)}: {act.words}</p>)}
    </li>
  );
}

export function IntakeResult({ items, intake }: { items: Item[]; intake: Intake }) {
  const { t } = useText();
  const [offset, setOffset] = useState(0);
  const count = (state: ItemState) => items.filter((item) => stateOf(item) === state).length;
  const [done, waiting, refused] = [count('done'), count('waiting'), count('refused')];
  // What needs somebody comes first.
  const order: ItemState[] = ['refused', 'waiting', 'done'];
  const sorted = [...items].sort((a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)));
  return (
    <div className="stack">
      <Progress done={items.length - waiting} total={items.length} label={t(intake.busy ? 'intake.writing' : 'intake.written')} />
      <p role="status">{t('intake.result', { done, waiting, refused })}</p>
      {intake.problem && <p className="notice notice--bad" role="alert">{intake.problem}</p>}
      {waiting > 0 && !intake.busy && <p className="notice notice--warn">{t('intake.cut', { n: waiting })}</p>}
      <div className="line no-print">
        {waiting > 0 && <Button look="primary" busy={intake.busy} onClick={() => void intake.goOn()}>{t('intake.go_on')}</Button>}
        {refused > 0 && waiting === 0 && <Button onClick={intake.again}>{t('intake.again')}</Button>}
        {!intake.busy && <Button onClick={intake.clear}>{t('import.other_file')}</Button>}
      </div>
      <ul className="results">{sorted.slice(offset, offset + LIMIT).map((item) => <Sent key={item.key} item={item} />)}</ul>
      <Pages total={items.length} offset={offset} limit={LIMIT} onOffset={setOffset} />
    </div>
  );
}
