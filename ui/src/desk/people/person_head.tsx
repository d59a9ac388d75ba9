// SPDX-License-Identifier: Apache-2.0
// Who it is, in one line, and the red line that stands on top of everything: devices, allergies, the wish with its age.
import type { Certification, Family, PersonPage, Wishes } from '../../api/types.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, plainAge } from '../../text/format.ts';
import { choiceWord } from './choices.ts';
import { birthText } from './fact_words.ts';

const STATUS_TONE: Record<PersonPage['person']['status'], Tone> = { active: 'good', hospital: 'warn', moved: 'plain', died: 'plain', ended: 'plain' };

export const factsOf = <T,>(page: PersonPage, heading: string): Partial<T> => (page.facts.find((one) => one.heading === heading)?.facts ?? {}) as Partial<T>;

export function PersonStatusBadge({ status }: { status: PersonPage['person']['status'] }) {
  const { t } = useText();
  return status === 'active' ? null : <Badge tone={STATUS_TONE[status]}>{t(`person_status.${status}`)}</Badge>;
}

export function PersonHead({ page, children }: { page: PersonPage; children?: React.ReactNode }) {
  const { t, lang } = useText();
  const { person } = page;
  const certification = factsOf<Certification>(page, 'certification');
  const family = factsOf<Family>(page, 'family');
  const open = page.basis.reach === 'view' || page.basis.reach === 'write';
  const level = certification.care_level && certification.care_level !== 'unknown' ? choiceWord('care_level', certification.care_level) : '';
  return (
    <header className="facility-head person-head">
      <div className="stack-tight grow">
        <h1>{person.name} <span className="person-head__kana">{person.name_kana}</span> <PersonStatusBadge status={person.status} /></h1>
        <p className="line">
          <span title={person.birth}>{birthText(person)}</span>
          {page.age !== undefined && <b>{t('people.age', { n: page.age })}</b>}
          {person.sex !== 'unknown' && <span>{choiceWord('sex', person.sex)}</span>}
          {level && <b>{certification.to ? t('people.level_until', { level, date: dateText(certification.to, lang) }) : level}</b>}
          {family.living && family.living !== 'unknown' && <span>{choiceWord('living', family.living)}</span>}
          {open && (page.consent_needed ? <Badge tone="warn">{t('people.consent_missing')}</Badge> : <Badge tone="good">{t('people.consent_there')}</Badge>)}
          <span>{t('people.team_n', { n: page.team.length })}</span>
        </p>
        {person.status_note && <p className="small">{person.status_note}</p>}
      </div>
      {children}
    </header>
  );
}

export function RedLine({ page }: { page: PersonPage }) {
  const { t } = useText();
  const wishes = factsOf<Wishes>(page, 'wishes');
  const age = page.facts.find((one) => one.heading === 'wishes');
  const place = [wishes.place, wishes.person].find((text) => text && text.length > 0);
  if (page.warnings.length === 0 && !place) return null;
  return (
    <section className="red-line" aria-label={t('people.red_line')}>
      <ul>
        {page.warnings.map((warning) => <li key={warning}><b><span aria-hidden="true">⚠ </span>{warning}</b></li>)}
        {place && <li>{t('people.wish', { text: place.length > 60 ? `${place.slice(0, 60)}…` : place })}{age && <span className={`small ${age.overdue ? 'age--stale' : 'soft'}`}> {t('people.wish_age', { words: plainAge(age.age_words) })}</span>}</li>}
      </ul>
    </section>
  );
}
