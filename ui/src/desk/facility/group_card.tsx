// SPDX-License-Identifier: Apache-2.0
// One group of facts: what, from where, how old, for whose eyes; edited in place, confirmed with one press.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import { post } from '../../api/request.ts';
import type { Audience, FacilityPage, FactGroup } from '../../api/types.ts';
import { Age, Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText, plainAge } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { CapabilitiesForm } from './edit/capabilities_form.tsx';
import { BasicForm, ContactForm, PlaceForm } from './edit/fields_form.tsx';
import { hasDraft } from './edit/draft.ts';
import { HistoryDialog } from './history.tsx';
import { RelationsForm } from './edit/relations_form.tsx';
import { ServicesForm } from './edit/services_form.tsx';
import { WindowsForm } from './edit/windows_form.tsx';
import { BasicView, ContactView, NotificationsView, PlaceView, RelationsView } from './views_facts.tsx';
import { CapabilitiesView, ServicesView, WindowsView } from './views_lists.tsx';

export interface FormProps { page: FacilityPage; onDone: () => void }
type View = ComponentType<{ page: FacilityPage }>;

const VIEWS: Record<FactGroup, { view: View; form?: ComponentType<FormProps>; audience: Audience }> = {
  basic: { view: BasicView, form: BasicForm, audience: 'public' },
  place: { view: PlaceView, form: PlaceForm, audience: 'public' },
  contact: { view: ContactView, form: ContactForm, audience: 'public' },
  hours: { view: ServicesView, form: ServicesForm, audience: 'public' },
  capabilities: { view: CapabilitiesView, form: CapabilitiesForm, audience: 'professional' },
  windows: { view: WindowsView, form: WindowsForm, audience: 'professional' },
  notifications: { view: NotificationsView, audience: 'public' },
  relations: { view: RelationsView, form: RelationsForm, audience: 'professional' },
};

function ConfirmButton({ page, group }: { page: FacilityPage; group: FactGroup }) {
  const { t } = useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await post(`/v1/facilities/${page.facility.id}/confirm`, { fact_groups: [group], source: 'town' });
      await client.invalidateQueries({ queryKey: ['facility', page.facility.id] });
      say(t('group.confirmed'));
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return <Button icon="check" busy={busy} onClick={() => void confirm()}>{t('group.confirm')}</Button>;
}

export function GroupCard({ group, page, startOpen }: { group: FactGroup; page: FacilityPage; startOpen: boolean }) {
  const { t, lang } = useText();
  const words = useWords();
  const { view: Shown, form: Form, audience } = VIEWS[group];
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState((startOpen && page.may_edit) || (page.may_edit && hasDraft(page.facility.id, group)));
  const fresh = page.freshness.find((f) => f.fact_group === group);
  const name = words.name('FactGroup', group);
  return (
    <section className="card fact" id={`g-${group}`} aria-labelledby={`h-${group}`}>
      <div className="fact__head">
        <h2 id={`h-${group}`}>{name}</h2>
        {page.may_edit && Form && !editing && (
          <span className="line no-print">
            <ConfirmButton page={page} group={group} />
            <Button icon="edit" aria-label={t('group.edit_what', { name })} onClick={() => setEditing(true)}>{t('group.edit')}</Button>
          </span>
        )}
        <p className="fact__source">
          {fresh && <Age words={plainAge(fresh.age_words)} stale={fresh.stale} title={[momentText(fresh.confirmed_at, lang), fresh.confirmed_by].filter(Boolean).join(' ')} />}
          {fresh?.source_name && <span>{fresh.source_name}</span>}
          {fresh?.local_edit && <Badge tone="info">{t('group.local_edit')}</Badge>}
          <Badge>{words.name('Audience', audience)}</Badge>
          <Button look="quiet" className="no-print" aria-label={t('history.of', { name })} onClick={() => setAsking(true)}>{t('facility.history')}</Button>
        </p>
      </div>
      {editing && Form ? <Form page={page} onDone={() => setEditing(false)} /> : <Shown page={page} />}
      {asking && <HistoryDialog page={page} group={group} onClose={() => setAsking(false)} />}
    </section>
  );
}
