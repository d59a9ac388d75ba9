// SPDX-License-Identifier: Apache-2.0
// 様式を書く: which form; those of the stay first while she lies in hospital. Works without a line.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { said } from '../../desk/documents/answer_rules.ts';
import { PersonHead } from '../screens/person_head.tsx';
import { isOpen, shown } from '../stays/rules.ts';
import { useCopy } from '../use_phone.ts';

export default function ChooseForm({ person }: { person: string }) {
  const { t, lang } = useText();
  const { phone, state, copy } = useCopy();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const known = copy.book.person(person);
  if (!known) return <Empty title={t('phone.person.gone')} isPage><LinkButton to="/people">{t('phone.place.people')}</LinkButton></Empty>;
  const stay = shown(copy.stays.of(person), dateOf(new Date())).find((one) => isOpen(one) && one.may_write);
  // A form of a stay is about one that goes on.
  const forms = copy.papers.offered().filter(({ form }) => !form.of_stay || stay).sort((a, b) => Number(b.form.of_stay) - Number(a.form.of_stay));
  const begin = async (edition: string, ofStay: boolean) => {
    if (busy) return;
    setBusy(true);
    const id = await copy.papers.begin(person, edition, Date.now(), ofStay ? stay?.id : undefined);
    void phone.sync();
    go(`/people/${person}/documents/${id}`, { replace: true });
  };
  return (
    <div className="stack">
      <PersonHead id={person} page={known.page} />
      <h2>{t('phone.document.begin')}</h2>
      <p className="small">{t(state.line === 'on' ? 'phone.document.begin.lead' : 'phone.document.begin.offline')}</p>
      <ul className="stack-tight">
        {forms.map(({ edition, form }) => (
          <li key={edition} className="card stack-tight">
            <b>{said(form.name, lang)}</b>
            <Button aria-label={`${t('document.write')}: ${said(form.name, lang)}`} busy={busy} onClick={() => void begin(edition, form.of_stay)}>{t('document.write')}</Button>
          </li>
        ))}
      </ul>
      <LinkButton to={`/people/${person}`}>{t('give_up')}</LinkButton>
    </div>
  );
}
