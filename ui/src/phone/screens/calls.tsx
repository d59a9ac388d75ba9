// SPDX-License-Identifier: Apache-2.0
// Whom to call: the numbers of the teams lie on the phone; who can be reached at this hour is asked of the directory, online.
import { useState } from 'react';
import { LinkButton } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { bandOf, byKana, honoured, isMeant } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { Numbers } from './numbers.tsx';

export function Calls() {
  const { t } = useText();
  const { state, copy } = useCopy();
  const [typed, setTyped] = useState('');
  const people = copy.book.all().filter((person) => isMeant(person, typed)).sort(byKana);
  return (
    <div className="stack">
      <h1>{t('phone.calls')}</h1>
      {state.line === 'on' ? <LinkButton href="/desk/search?callable=now" icon="search">{t('phone.calls.directory')}</LinkButton> : <p className="notice small">{t('phone.calls.offline')}</p>}
      <p className="small soft">{t('phone.calls.no_rota')}</p>
      <TextField label={t('phone.people.find')} type="search" autoComplete="off" value={typed} onValue={setTyped} />
      {people.map((person) => (
        <details key={person.id} className={`card calls ${bandOf(person.id)}`} open={people.length === 1 || undefined}>
          <summary><b>{honoured(person.page.person.name)}</b></summary>
          <Numbers page={person.page} />
        </details>
      ))}
    </div>
  );
}
