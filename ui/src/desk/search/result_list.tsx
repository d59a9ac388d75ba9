// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useZones } from '../../api/queries.ts';
import type { FacilityRow } from '../../api/types.ts';
import { ItemMark } from '../item_mark.tsx';
import { AcceptanceMark } from '../../parts/acceptance.tsx';
import { Age, Badge, Fictional, StatusBadge } from '../../parts/badge.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { callLine, dateText, distanceText, plainAge, shortDate, telHref, withoutNumber } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import type { Query } from './query.ts';

const MARKS_SHOWN = 5;

// Whom to call: the best answer now, else when, else the plain number.
export function CallLine({ row }: { row: Pick<FacilityRow, 'callable' | 'phone' | 'hours_line' | 'open_now'> }) {
  const { t, lang } = useText();
  const call = row.callable;
  const phone = (call?.channel.kind === 'phone' && call.channel.value) || row.phone;
  const number = phone && <a href={telHref(phone)} className="nums nowrap tel">{phone}</a>;
  if (call) {
    return (
      <p className={`call ${call.open ? 'call--open' : ''}`}>
        <Icon name="phone" size={18} />
        <span className="grow">{withoutNumber(callLine(call, lang), phone)}</span>
        {number}
      </p>
    );
  }
  return (
    <p className="call">
      <Icon name="phone" size={18} />
      <span className="grow">{row.open_now === true ? t('open.now') : row.open_now === false ? t('open.closed') : ''} {row.hours_line}</span>
      {number}
    </p>
  );
}

export function RowAge({ row }: { row: FacilityRow }) {
  const { t, lang } = useText();
  if (!row.confirmed_at) return <Age words={t('age.never')} stale />;
  const words = lang === 'ja' && row.freshness_line ? plainAge(row.freshness_line) : shortDate(row.confirmed_at, lang);
  return <Age words={words} stale={row.stale} title={dateText(row.confirmed_at, lang)} />;
}

function ResultRow({ row, selected, onSelect, zoneNames }: { row: FacilityRow; selected: boolean; onSelect: (id: string) => void; zoneNames: string }) {
  const { t } = useText();
  const words = useWords();
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected && !box.current?.matches(':hover, :focus-within')) box.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const others = row.kinds.filter((k) => k !== row.kind);
  return (
    <li className={`result ${selected ? 'result--selected' : ''}`} ref={box} onMouseEnter={() => onSelect(row.id)} onFocus={() => onSelect(row.id)}>
      <div className="result__head">
        <Link className="result__name" to={`/facilities/${row.id}`}>{row.name}</Link>
        {row.fictional && <Fictional name={row.name} />}
        <StatusBadge status={row.status} />
        <span className="result__kind">{words.name('FacilityKind', row.kind)}{others.length > 0 && <span className="soft small"> {t('result.more_kinds', { count: others.length })}</span>}</span>
        {row.distance_m !== undefined && <span className="nums soft nowrap">{distanceText(row.distance_m)}</span>}
      </div>
      {(row.capabilities.length > 0 || row.accepts_new || row.round_the_clock || row.notifications.length > 0) && (
        <div className="result__marks">
          {row.capabilities.slice(0, MARKS_SHOWN).map((c) => <ItemMark key={c.item} answer={c} />)}
          {row.accepts_new && <AcceptanceMark item={t('result.accepts_new')} answer={row.accepts_new} />}
          {row.round_the_clock && <AcceptanceMark item={t('result.24h')} answer="yes" />}
          {row.notifications.slice(0, 3).map((n) => <Badge key={n} tone="info">{t('result.notified', { symbol: n })}</Badge>)}
        </div>
      )}
      <CallLine row={row} />
      <p className="result__foot"><span>{[zoneNames, row.address].filter(Boolean).join('　')}</span><RowAge row={row} /></p>
    </li>
  );
}

export function ResultList({ rows, selected, onSelect, compact }: { rows: FacilityRow[]; query: Query; selected: string | undefined; onSelect: (id: string) => void; compact: boolean }) {
  const { t } = useText();
  const zones = useZones();
  const names = new Map((zones.data?.zones ?? []).map((z) => [z.id, z.name]));
  return (
    <ol className={`results ${compact ? 'results--compact' : ''}`} aria-label={t('search.results')}>
      {rows.map((row) => (
        <ResultRow key={row.id} row={row} selected={row.id === selected} onSelect={onSelect} zoneNames={row.zone_ids.map((id) => names.get(id) ?? '').join('・')} />
      ))}
    </ol>
  );
}
