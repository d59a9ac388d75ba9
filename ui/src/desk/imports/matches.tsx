// SPDX-License-Identifier: Apache-2.0
// Is it the same place? Two records side by side, what differs stands out; S and D answer, merges can be undone.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { MatchView, MatchSide, MergeView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { useParams } from '../params.ts';

type Decision = 'same' | 'different';
const SIDES: (keyof MatchSide)[] = ['name', 'name_kana', 'kind', 'address', 'phone', 'corporation_name', 'source_name'];

function Pair({ pair, left, onDecide, busy }: { pair: MatchView; left: number; onDecide: (d: Decision) => void; busy: boolean }) {
  const { t } = useText();
  const words = useWords();
  const value = (side: MatchSide, key: keyof MatchSide) => (key === 'kind' && side.kind ? words.name('FacilityKind', side.kind) : side[key]) ?? '';
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const target = e.target as HTMLElement;
      if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || document.querySelector('dialog[open]')) return;
      if (e.key.toLowerCase() === 's') onDecide('same');
      if (e.key.toLowerCase() === 'd') onDecide('different');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onDecide]);
  return (
    <section className="card stack">
      <p className="line"><b>{t('match.question')}</b><Badge tone="info">{t('match.score', { score: Math.round(pair.score * 100) })}</Badge><span className="small soft">{pair.reasons.join('・')}</span><span className="small soft line-end">{t('match.left', { count: left })}</span></p>
      <div className="table-wrap">
        <table className="table match">
          <thead><tr><th scope="col"><span className="sr-only">{t('row.field')}</span></th><th scope="col">{t('match.ours')}</th><th scope="col">{t('match.theirs')}</th></tr></thead>
          <tbody>
            {SIDES.map((key) => {
              const [a, b] = [value(pair.left, key), value(pair.right, key)];
              const differs = a !== '' && b !== '' && a !== b && key !== 'source_name';
              if (!a && !b) return null;
              return (
                <tr key={key} className={differs ? 'differs' : ''}>
                  <th scope="row">{t(`match.${key as 'name'}`)} {differs && <Badge tone="warn">{t('match.differs')}</Badge>}</th>
                  <td>{key === 'name' && pair.left.id ? <Link to={`/facilities/${pair.left.id}`}>{a}</Link> : a}</td><td>{b}</td>
                </tr>
              );
            })}
            {pair.differences.map((d) => <tr key={d.field}><th scope="row">{d.label}</th><td>{d.left}</td><td>{d.right}</td></tr>)}
          </tbody>
        </table>
      </div>
      <div className="line">
        <Button look="primary" busy={busy} onClick={() => onDecide('same')}>{t('match.same')} <kbd>S</kbd></Button>
        <Button busy={busy} onClick={() => onDecide('different')}>{t('match.different')} <kbd>D</kbd></Button>
      </div>
    </section>
  );
}

function Queue() {
  const { t } = useText();
  const client = useQueryClient();
  const queue = useGet<{ total: number; items: MatchView[] }>('matches', '/v1/matches');
  const [decided, setDecided] = useState<Set<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const items = (queue.data?.items ?? []).filter((p) => !decided.has(p.id));
  const pair = items[0];
  const decide = useCallback(async (decision: Decision) => {
    if (!pair || busy) return;
    setBusy(true);
    try {
      await post(`/v1/matches/${pair.id}`, { decision });
      setDecided((before) => new Set(before).add(pair.id));
      const undo = async () => {
        await post(`/v1/matches/${pair.id}/undo`);
        setDecided((before) => new Set([...before].filter((id) => id !== pair.id)));
        await client.invalidateQueries({ queryKey: ['matches'] });
      };
      say(t(decision === 'same' ? 'match.merged' : 'match.kept_apart', { name: pair.right.name }), { undo });
      void client.invalidateQueries({ queryKey: ['matches'] });
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  }, [pair, busy, client, t]);
  return (
    <Answer query={queue}>{(data) => (pair
      ? <Pair key={pair.id} pair={pair} left={Math.max(items.length, data.total - decided.size)} busy={busy} onDecide={(d) => void decide(d)} />
      : <Empty title={t('match.none')} />)}</Answer>
  );
}

function Merges() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const merges = useGet<{ items: MergeView[] }>('merges', '/v1/merges');
  const undo = async (merge: MergeView) => {
    try {
      await post(`/v1/merges/${merge.id}/undo`);
      await client.invalidateQueries({ queryKey: ['merges'] });
      say(t('merge.undone'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const columns: Column<MergeView>[] = [
    { id: 'at', label: t('merge.at'), sortBy: (m) => m.at, cell: (m) => <span className="nums">{momentText(m.at, lang)}</span> },
    { id: 'kept', label: t('merge.kept'), head: true, cell: (m) => <Link to={`/facilities/${m.kept.id}`}>{m.kept.name}</Link> },
    { id: 'merged', label: t('merge.merged'), cell: (m) => m.merged.name },
    { id: 'by', label: t('import.by'), cell: (m) => m.by },
    { id: 'act', label: t('links.act'), cell: (m) => (m.undone_at ? <Badge>{t('merge.was_undone')}</Badge> : <Button icon="undo" onClick={() => void undo(m)}>{t('merge.undo')}</Button>) },
  ];
  return <Answer query={merges}>{({ items }) => (items.length === 0 ? <Empty title={t('merge.none')} /> : <Table caption={t('merge.title')} columns={columns} rows={items} keyOf={(m) => m.id} dense />)}</Answer>;
}

export default function MatchesScreen() {
  const { t } = useText();
  const { get: param, set } = useParams('/matches');
  const tab = param('tab') || 'queue';
  return (
    <>
      <div className="page-head"><h1>{t('nav.matches')}</h1><p className="page-lead">{t('match.lead')}</p></div>
      <Tabs label={t('nav.matches')} active={tab} onTab={(id) => set({ tab: id === 'queue' ? '' : id })} tabs={[{ id: 'queue', label: t('match.queue') }, { id: 'merges', label: t('merge.title') }]}>
        {tab === 'merges' ? <Merges /> : <Queue />}
      </Tabs>
    </>
  );
}
