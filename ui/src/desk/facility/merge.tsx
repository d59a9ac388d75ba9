// SPDX-License-Identifier: Apache-2.0
// Two records that are one place, joined by hand: find the other one, choose fact by fact what is right, merge, undo.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useFacility } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { FacilityPage, MergeView } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { hoursText } from '../../text/hours.ts';
import { useMay, useWords } from '../context.tsx';
import { ItemMark } from '../item_mark.tsx';
import { useParams } from '../params.ts';
import { PickFacility } from '../pick_facility.tsx';
import { factRows, listRows, type FieldName, type Takeable } from './merge_rules.ts';

interface Side { page: FacilityPage; value: ReactNode }

// One fact: two answers to choose from, by mouse, finger or arrows.
function Choice({ name, label, kept, gone, takes, onTakes }: { name: string; label: string; kept: ReactNode; gone: ReactNode; takes: boolean; onTakes: (takes: boolean) => void }) {
  const { t } = useText();
  const side = (of: boolean, value: ReactNode) => (
    <label className={`merge-choice ${takes === of ? 'merge-choice--on' : ''}`}>
      <input type="radio" name={`merge-${name}`} checked={takes === of} onChange={() => onTakes(of)} />
      <span><span className="sr-only">{t(of ? 'merge.other' : 'merge.this')}: </span>{value}</span>
    </label>
  );
  return (
    <div className="merge-row" role="radiogroup" aria-label={label}>
      <span className="merge-row__label">{label} <Badge tone="warn">{t('match.differs')}</Badge></span>
      {side(false, kept)}
      {side(true, gone)}
    </div>
  );
}

function Plain({ label, kept, gone, note }: { label: string; kept: ReactNode; gone: ReactNode; note: string }) {
  return (
    <div className="merge-row">
      <span className="merge-row__label">{label} <span className="small soft">{note}</span></span>
      <span className="merge-fact">{kept}</span><span className="merge-fact">{gone}</span>
    </div>
  );
}

function useFactText() {
  const { lang } = useText();
  const words = useWords();
  return (field: FieldName, value: string) => (field === 'kind' ? words.name('FacilityKind', value) : field === 'opened_on' && value ? dateText(value, lang) : <span className="pre-line">{value}</span>);
}

function ListValue({ list, clash, page }: { list: 'services' | 'capabilities'; clash: string[]; page: FacilityPage }) {
  const { lang } = useText();
  const words = useWords();
  if (list === 'capabilities') return <span className="stack-tight">{words.codes.items.flatMap((item) => (clash.includes(item.code) ? page.capabilities.filter((c) => c.item === item.code) : [])).map((c) => <span key={c.item} className="block"><ItemMark answer={c} /></span>)}</span>;
  return <>{page.services.filter((s) => clash.includes(s.kind)).map((s, i) => <span key={s.id ?? i} className="block">{words.name('FacilityKind', s.kind)} {hoursText(s.hours, lang)} {s.hours_note}</span>)}</>;
}

function Compare({ kept, gone, onSwap }: { kept: FacilityPage; gone: FacilityPage; onSwap: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const text = useFactText();
  const [take, setTake] = useState<Set<Takeable>>(new Set());
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const rows = factRows(kept.facility, gone.facility);
  const asked = rows.filter((r) => r.state === 'differs');
  const rest = rows.filter((r) => r.state !== 'differs');
  const lists = listRows(kept, gone);
  const choose = (field: Takeable) => (takes: boolean) => setTake((before) => {
    const next = new Set(before);
    if (takes) next.add(field);
    else next.delete(field);
    return next;
  });
  const merge = async () => {
    setBusy(true);
    try {
      const made = await post<MergeView>('/v1/merges', { kept_id: kept.facility.id, gone_id: gone.facility.id, take: [...take] });
      const refresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => ['facility', 'merges', 'search', 'points', 'matches'].includes(String(queryKey[0])) });
      navigate(`/facilities/${kept.facility.id}`);
      client.removeQueries({ queryKey: ['facility', gone.facility.id] });
      void refresh();
      const undo = async () => {
        await post(`/v1/merges/${made.id}/undo`);
        await refresh();
      };
      say(t('merge.done', { gone: gone.facility.name }), { undo });
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  const side = ({ page, value }: Side) => <div className="stack-tight"><span className="small soft">{value}</span><Link to={`/facilities/${page.facility.id}`}><b>{page.facility.name}</b></Link></div>;
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!busy) void merge(); }}>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="card merge-table">
        <div className="merge-row merge-row--head">
          <span className="merge-row__label"><Button icon="merge" onClick={onSwap}>{t('merge.swap')}</Button></span>
          {side({ page: kept, value: t('merge.stays') })}
          {side({ page: gone, value: t('merge.goes') })}
        </div>
        {asked.length + lists.length > 0 && <h2 className="merge-title">{t('merge.choose')}</h2>}
        {asked.map((r) => <Choice key={r.field} name={r.field} label={t(`f.${r.field}`)} kept={text(r.field, r.kept)} gone={text(r.field, r.gone)} takes={take.has(r.field)} onTakes={choose(r.field)} />)}
        {lists.map(({ list, clash }) => (
          <Choice key={list} name={list} label={t(`merge.${list}`)} takes={take.has(list)} onTakes={choose(list)}
            kept={<ListValue list={list} clash={clash} page={kept} />} gone={<ListValue list={list} clash={clash} page={gone} />} />
        ))}
        {asked.length + lists.length === 0 && <p>{t('merge.nothing_differs')}</p>}
        <details>
          <summary>{t('merge.rest', { count: rest.length })}</summary>
          {rest.map((r) => <Plain key={r.field} label={t(`f.${r.field}`)} kept={text(r.field, r.kept)} gone={text(r.field, r.gone)} note={t(r.state === 'same' ? 'merge.same' : 'merge.filled')} />)}
        </details>
      </div>
      <p className="notice">{t('merge.joined', { services: kept.services.length + gone.services.length, windows: kept.windows.length + gone.windows.length, relations: kept.relations.length + gone.relations.length })}</p>
      <div className="line">
        <Button look="primary" type="submit" icon="merge" busy={busy}>{t('merge.make')}</Button>
        <LinkButton to={`/facilities/${kept.facility.id}`}>{t('cancel')}</LinkButton>
      </div>
    </form>
  );
}

function Two({ keptId, goneId, onSwap }: { keptId: string; goneId: string; onSwap: () => void }) {
  const kept = useFacility(keptId);
  const gone = useFacility(goneId);
  return <Answer query={kept}>{(a) => <Answer query={gone}>{(b) => <Compare key={keptId + goneId} kept={a} gone={b} onSwap={onSwap} />}</Answer>}</Answer>;
}

export default function MergeScreen({ id }: { id: string }) {
  const { t } = useText();
  const may = useMay();
  const [, navigate] = useLocation();
  const { get: param, set } = useParams(`/facilities/${id}/merge`);
  const other = param('with');
  const query = useFacility(id);
  if (!may('match.decide')) return <p className="notice notice--warn" role="alert">{t('merge.may_not')}</p>;
  return (
    <Answer query={query}>{(page) => (
      <div className="stack">
        <div className="page-head"><div className="stack-tight"><p className="small crumb"><Link to={`/facilities/${id}`}>{page.facility.name}</Link></p><h1>{t('merge.with')}</h1></div><p className="page-lead">{t('merge.lead')}</p></div>
        <section className="card">
          <PickFacility label={t('merge.find')} picked={other ? { id: other, name: param('name') } : undefined} except={id}
            onPicked={(picked) => set({ with: picked?.id ?? '', name: picked?.name ?? '' })} />
        </section>
        {other && other !== id && (
          <Two keptId={id} goneId={other} onSwap={() => navigate(`/facilities/${other}/merge?${new URLSearchParams({ with: id, name: page.facility.name })}`)} />
        )}
      </div>
    )}</Answer>
  );
}
