// SPDX-License-Identifier: Apache-2.0
// Every filter in force as a chip that takes itself away, and what the free text was understood as.
import { useZones } from '../../api/queries.ts';
import type { SearchAnswer } from '../../api/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { distanceText, momentText } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { writeCap, type ListName, type Query } from './query.ts';

export interface FilterWord { id: string; label: string; remove: () => void }

export function useFilterWords(query: Query): FilterWord[] {
  const { t, lang } = useText();
  const words = useWords();
  const zones = useZones();
  const zone = (id: string) => zones.data?.zones.find((z) => z.id === id)?.name ?? id;
  const each = (name: ListName, label: (value: string) => string): FilterWord[] =>
    query.list(name).map((value) => ({ id: `${name}:${value}`, label: label(value), remove: () => query.set({ [name]: query.list(name).filter((v) => v !== value) }) }));
  const one = (name: string, label: string, more: string[] = []): FilterWord[] =>
    query.get(name) ? [{ id: name, label, remove: () => query.set(Object.fromEntries([name, ...more].map((n) => [n, '']))) }] : [];
  const at = (name: string, now: string, then: string) => (query.get(name) === 'now' ? now : `${momentText(query.get(name), lang)} ${then}`);
  const radius = query.get('radius');
  return [
    ...each('kind', (code) => words.name('FacilityKind', code)),
    ...each('zone', zone),
    ...query.caps.map((cap) => ({
      id: `cap:${cap.item}`,
      label: `${words.item(cap.item)} ${cap.answers.map((a) => words.name('Acceptance', a)).join('・')}`,
      remove: () => query.set({ cap: query.caps.filter((c) => c.item !== cap.item).map(writeCap) }),
    })),
    ...each('accepts', (a) => t('chip.accepts', { answer: words.name('Acceptance', a) })),
    ...one('callable', query.get('callable') ? at('callable', t('filter.callable_now'), t('chip.callable')) : ''),
    ...one('open', query.get('open') ? at('open', t('filter.open_now'), t('chip.open')) : ''),
    ...one('near', t('chip.near', { name: query.get('near_name') || t('chip.near.point'), radius: radius ? distanceText(Number(radius)) : '' }), ['near_name', 'radius', 'sort']),
    ...each('notification', (symbol) => symbol),
    ...each('status', (s) => words.name('FacilityStatus', s)),
    ...one('fresh', query.get('fresh') === 'stale' ? t('filter.fresh.stale') : t('filter.fresh.fresh')),
    ...one('kana', t('kana.row', { row: query.get('kana') }), ['sort']),
  ];
}

export function FilterChips({ query, understood }: { query: Query; understood: SearchAnswer['understood'] | undefined }) {
  const { t } = useText();
  const words = useWords();
  const zones = useZones();
  const chips = useFilterWords(query);
  const taken = understood && query.get('q')
    ? [
      ...understood.items.map(words.item), ...understood.kinds.map((k) => words.name('FacilityKind', k)),
      ...understood.zones.map((id) => zones.data?.zones.find((z) => z.id === id)?.name ?? ''),
    ].filter(Boolean)
    : [];
  return (
    <>
      {chips.length > 0 && (
        <ul className="line" aria-label={t('search.filters')}>
          {chips.map((chip) => (
            <li key={chip.id}>
              <button type="button" className="chip chip--on" onClick={chip.remove} aria-label={t('search.remove_filter', { what: chip.label })}>{chip.label}<Icon name="close" size={14} /></button>
            </li>
          ))}
        </ul>
      )}
      {taken.length > 0 && <p className="small soft">{t('search.understood', { what: taken.join('・') })}</p>}
    </>
  );
}
