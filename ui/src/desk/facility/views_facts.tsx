// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Audience, FacilityPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, telHref } from '../../text/format.ts';
import { useWords } from '../context.tsx';

export type Fact = [label: string, value: ReactNode, audience?: Audience] | false;

export function Facts({ facts, quiet }: { facts: Fact[]; quiet?: boolean }) {
  const { t } = useText();
  const words = useWords();
  const shown = facts.filter((f): f is Exclude<Fact, false> => f !== false && f[1] !== '' && f[1] !== undefined && f[1] !== null);
  if (shown.length === 0) return quiet ? null : <p className="soft">{t('group.nothing')}</p>;
  return (
    <dl className="facts">
      {shown.map(([label, value, audience]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}{audience && audience !== 'public' && <> <Badge>{words.name('Audience', audience)}</Badge></>}</dd>
        </div>
      ))}
    </dl>
  );
}

const lines = (text: string) => text && <span className="pre-line">{text}</span>;

export function BasicView({ page: { facility: f } }: { page: FacilityPage }) {
  const { t, lang } = useText();
  const words = useWords();
  return (
    <Facts facts={[
      [t('f.kind'), words.name('FacilityKind', f.kind)],
      [t('f.alternate_name'), f.alternate_name],
      [t('f.corporation_name'), f.corporation_name],
      [t('f.corporation_number'), f.corporation_number],
      [t('f.medical_number'), f.medical_number],
      [t('f.beds'), f.beds === undefined ? '' : t('f.beds_n', { count: f.beds })],
      [t('f.round_the_clock'), f.round_the_clock ? t('yes') : ''],
      [t('f.languages'), f.languages],
      [t('f.opened_on'), f.opened_on ? dateText(f.opened_on, lang) : ''],
      [t('f.public_note'), lines(f.public_note)],
      [t('f.professional_note'), lines(f.professional_note), 'professional'],
      [t('f.town_note'), lines(f.town_note), 'town'],
    ]} />
  );
}

export function PlaceView({ page: { facility: f } }: { page: FacilityPage }) {
  const { t } = useText();
  const words = useWords();
  const exact = f.geocode_level === 'given' || f.geocode_level === 'block';
  return (
    <Facts facts={[
      [t('f.address'), <>{f.postal_code && t('f.postal', { code: f.postal_code })} {f.address} {f.building}</>],
      [t('f.position'), <span className="line">{exact ? words.name('GeocodeLevel', f.geocode_level) : <Badge tone="warn">{words.name('GeocodeLevel', f.geocode_level)}</Badge>}
        {f.lat !== undefined && <Link className="no-print" to={`/search?view=map&near=${f.lat},${f.lng}&radius=1000&near_name=${encodeURIComponent(f.name)}`}>{t('f.on_map')}</Link>}</span>],
      [t('f.access_note'), lines(f.access_note)],
      [t('f.visit_areas'), f.visit_areas.join('、')],
    ]} />
  );
}

export function ContactView({ page: { facility: f } }: { page: FacilityPage }) {
  const { t } = useText();
  return (
    <Facts facts={[
      [t('f.phone'), f.phone && <><a className="tel nums" href={telHref(f.phone)}>{f.phone}</a> {f.phone_extension && t('f.extension', { number: f.phone_extension })}</>],
      [t('f.fax'), f.fax && <span className="line"><span className="nums">{f.fax}</span>{f.fax_verified ? <Badge tone="good">{t('f.fax_ok')}</Badge> : <Badge tone="plain">{t('f.fax_untested')}</Badge>}</span>],
      [t('f.mail'), f.mail && <a href={`mailto:${f.mail}`}>{f.mail}</a>, 'professional'],
      [t('f.url'), f.url && <a href={f.url} target="_blank" rel="noopener noreferrer">{f.url}</a>],
    ]} />
  );
}

export function NotificationsView({ page }: { page: FacilityPage }) {
  const { t, lang } = useText();
  return (
    <div className="stack-tight">
      <p className="small soft">{t('notifications.lead')}</p>
      <ul className="stack-tight">
        {page.notifications.map((n) => (
          <li key={n.symbol} className="line"><Badge tone="info">{n.symbol}</Badge><span>{n.name}</span>
            <span className="small soft">{n.since && t('notifications.since', { date: dateText(n.since, lang) })} {t('notifications.as_of', { date: dateText(n.as_of, lang) })}</span></li>
        ))}
      </ul>
    </div>
  );
}

export function RelationsView({ page }: { page: FacilityPage }) {
  const { t, lang } = useText();
  const words = useWords();
  if (page.relations.length === 0) return <p className="soft">{t('relations.none')}</p>;
  return (
    <ul className="stack-tight">
      {page.relations.map(({ relation: r, other_name, other_kind, outward }) => (
        <li key={r.id} className="line">
          <Badge>{words.name('RelationRole', r.role)}</Badge>
          <span className="soft">{t(outward ? 'relations.to' : 'relations.from')}</span>
          <Link to={`/facilities/${outward ? r.to_id : r.from_id}`}>{other_name}</Link>
          <span className="small soft">{words.name('FacilityKind', other_kind)} {r.since && t('relations.since', { date: dateText(r.since, lang) })} {r.note}</span>
        </li>
      ))}
    </ul>
  );
}
