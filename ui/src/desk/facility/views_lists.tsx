// SPDX-License-Identifier: Apache-2.0
import type { CapabilityItem, FacilityPage, OpenHours } from '../../api/types.ts';
import { AcceptanceMark } from '../../parts/acceptance.tsx';
import { Badge } from '../../parts/badge.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate, windowTitle } from '../../text/format.ts';
import { dayName, DAYS, hoursText, shortTime } from '../../text/hours.ts';
import { useWords } from '../context.tsx';
import { ItemMark } from '../item_mark.tsx';
import { Facts } from './views_facts.tsx';

export function grouped(items: CapabilityItem[]): [string, CapabilityItem[]][] {
  const groups = new Map<string, CapabilityItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}

export function CapabilitiesView({ page }: { page: FacilityPage }) {
  const { t } = useText();
  const words = useWords();
  if (page.capabilities.length === 0) return <p className="soft">{t('caps.none')}</p>;
  const answers = new Map(page.capabilities.map((c) => [c.item, c]));
  const known = grouped(words.codes.items.filter((i) => answers.has(i.code)));
  return (
    <div className="stack">
      {known.map(([group, items]) => (
        <div key={group}>
          {known.length > 1 && <h3 className="small soft">{words.name('CapabilityGroup', group)}</h3>}
          <ul className="caps">
            {items.map((item) => {
              const c = answers.get(item.code)!;
              return <li key={item.code}><ItemMark answer={c} /></li>;
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}

// A week at a glance; the same in words below it for everybody.
export function WeekGrid({ hours }: { hours: OpenHours[] }) {
  const { lang } = useText();
  if (hours.length === 0) return null;
  return (
    <table className="week">
      <thead><tr>{DAYS.map((d) => <th key={d} scope="col">{dayName(d, lang)}</th>)}</tr></thead>
      <tbody>
        <tr>
          {DAYS.map((d) => {
            const spans = hours.filter((h) => h.days.includes(d)).sort((a, b) => (a.open < b.open ? -1 : 1));
            return <td key={d} className="nums">{spans.length === 0 ? '－' : spans.map((s, i) => <div key={i}>{shortTime(s.open)}–{shortTime(s.close)}{s.note && <span className="small soft block">{s.note}</span>}</div>)}</td>;
          })}
        </tr>
      </tbody>
    </table>
  );
}

export function ServicesView({ page }: { page: FacilityPage }) {
  const { t, lang } = useText();
  const words = useWords();
  if (page.services.length === 0) return <p className="soft">{t('services.none')}</p>;
  return (
    <div className="stack">
      {page.services.map((s, i) => (
        <div key={s.id ?? i} className="service">
          <h3 className="line">{words.name('FacilityKind', s.kind)} <AcceptanceMark item={t('s.accepts_new')} answer={s.accepts_new} />{s.closed_on && <Badge tone="plain">{t('s.closed', { date: dateText(s.closed_on, lang) })}</Badge>}</h3>
          <WeekGrid hours={s.hours} />
          <p className="week-words">{hoursText(s.hours, lang)}</p>
          <Facts quiet facts={[
            [t('s.hours_note'), s.hours_note],
            [t('s.exceptions'), s.exceptions.map((e) => `${shortDate(e.from, lang)}${e.to === e.from ? '' : `〜${shortDate(e.to, lang)}`} ${e.closed ? t('s.closed_day') : ''}${e.note}`).join('、')],
            [t('s.specialities'), s.specialities.map((x) => `${x.name}${x.hours.length ? ` (${hoursText(x.hours, lang)})` : ''}`).join('、')],
            [t('s.capacity'), s.capacity ? t('s.capacity_n', { count: s.capacity }) : ''],
            [t('s.eligibility'), s.eligibility],
            [t('s.note'), s.note],
            [t('s.office_number'), s.office_number],
            [t('s.opened_on'), s.opened_on ? dateText(s.opened_on, lang) : ''],
          ]} />
        </div>
      ))}
    </div>
  );
}

export function WindowsView({ page }: { page: FacilityPage }) {
  const { t, lang } = useText();
  const words = useWords();
  if (page.windows.length === 0) return <p className="soft">{t('windows.none')}</p>;
  const person = (id: string | undefined) => page.windows.find((w) => w.id === id)?.person ?? '';
  return (
    <div className="windows">
      {page.windows.map((w, i) => (
        <div key={w.id ?? i} className="window">
          <h3 className="line"><span>{windowTitle(w)}</span>{w.audience !== 'professional' && <Badge>{words.name('Audience', w.audience)}</Badge>}</h3>
          <Facts facts={[
            [t('w.hours'), hoursText(w.hours, lang)],
            [t('w.channels'), w.channels.map((c, n) => <div key={n}>{n + 1}. {words.name('Channel', c.kind)} <span className="nums">{c.value}</span> <span className="small soft">{c.note}</span></div>)],
            [t('w.for_whom'), w.for_whom],
            [t('w.purposes'), w.purposes],
            [t('w.deputy'), person(w.deputy_id)],
            [t('w.leave'), w.leave.map((l) => `${shortDate(l.from, lang)}〜${shortDate(l.to, lang)} ${l.note}`).join('、')],
            [t('w.note'), w.note],
          ]} />
        </div>
      ))}
    </div>
  );
}
