// SPDX-License-Identifier: Apache-2.0
// Somebody who may know that there is such a person, and who cares for her, but not more: why, and what to do about it.
import { useState } from 'react';
import type { PersonPage } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { useMay, useSession } from '../context.tsx';
import { EmergencyForm } from './emergency.tsx';

export function Restricted({ page, onTab }: { page: PersonPage; onTab: (tab: string) => void }) {
  const { t } = useText();
  const may = useMay();
  const session = useSession();
  const [emergency, setEmergency] = useState(false);
  const member = page.basis.in_team || page.basis.own_case;
  const keepers = page.team.filter((one) => one.keeps_case).map((one) => one.office_name || one.name).join(t('fact_word.comma'));
  const town = session.roles.some((role) => role === 'town' || role === 'coordinator');
  return (
    <section className="card stack" aria-labelledby="restricted">
      <h2 id="restricted">{t('restricted.title')}</h2>
      <p>{t(member ? 'restricted.member' : town ? 'restricted.town' : 'restricted.other')}</p>
      <ul className="bullets">
        {member && <li>{t('restricted.do_consent')}</li>}
        <li>{keepers ? t('restricted.do_ask', { office: keepers }) : t('restricted.do_ask_nobody')}</li>
        {may('basis.manage') && <li>{t('restricted.do_conference')}</li>}
        {may('basis.protect') && <li>{t('restricted.do_emergency')}</li>}
      </ul>
      <div className="line">
        {member && <Button look="primary" onClick={() => onTab('consent')}>{t('restricted.consent')}</Button>}
        {may('basis.manage') && <LinkButton to={`/bases?person=${page.person.id}`}>{t('bases.record')}</LinkButton>}
        {may('basis.protect') && !emergency && <Button look="danger" onClick={() => setEmergency(true)}>{t('restricted.emergency')}</Button>}
      </div>
      {emergency && <EmergencyForm id={page.person.id} name={page.person.name} onSeen={() => setEmergency(false)} />}
    </section>
  );
}
