// SPDX-License-Identifier: Apache-2.0
// 資源を探す: the row answers "accepts? near? whom may I call now?" without being opened.
import { Suspense, lazy, useState } from 'react';
import { useLocation } from 'wouter';
import { useSearch as useResults } from '../../api/queries.ts';
import type { SearchAnswer } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { KanaBar } from '../../parts/kana_bar.tsx';
import { SearchBox } from '../../parts/search_box.tsx';
import { Answer, Bones, Empty } from '../../parts/states.tsx';
import { Pages } from '../../parts/table.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateText } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { EmptyArea } from '../empty_area.tsx';
import { useListKeys, useScrollMemory, useWide } from '../hooks.ts';
import { Exports } from './exports.tsx';
import { Filters } from './filters.tsx';
import { FilterChips, useFilterWords } from './filter_chips.tsx';
import { PAGE, suggestionPath, useQueryText, withSuggestion, type Query } from './query.ts';
import { ResultList } from './result_list.tsx';
import { ResultTable } from './result_table.tsx';

const SearchMap = lazy(() => import('./search_map.tsx'));
const SHOWS_KANA_BAR = 30;

function Nothing({ query }: { query: Query }) {
  const { t } = useText();
  const words = useFilterWords(query);
  const wider = words.at(-1);
  return (
    <Empty title={t('search.nothing')}>
      <p className="soft">{t('search.asked', { what: [query.get('q'), ...words.map((w) => w.label)].filter(Boolean).join(' / ') })}</p>
      <div className="line">
        {wider && <Button look="primary" onClick={wider.remove}>{t('search.widen', { what: wider.label })}</Button>}
        <Button onClick={query.clear}>{t('search.clear')}</Button>
      </div>
    </Empty>
  );
}

function Results({ query, result, wide }: { query: Query; result: SearchAnswer; wide: boolean }) {
  const [selected, setSelected] = useState<string>();
  useListKeys('.result__name');
  useScrollMemory();
  const kana = new Map((result.facets.kana ?? []).map((f) => [f.code, f.count]));
  const withMap = query.view === 'map' || (query.view === 'list' && wide);
  const shows = result.total > SHOWS_KANA_BAR || query.get('kana') !== '';
  return (
    <div className={`search-layout search-layout--${query.view}`}>
      <div className="stack">
        {shows && <KanaBar counts={kana} value={query.get('kana')} onValue={(kanaRow) => query.set({ kana: kanaRow, sort: kanaRow ? 'kana' : query.get('sort') })} />}
        {result.total === 0 && (query.filters ? <Nothing query={query} /> : <EmptyArea />)}
        {result.total > 0 && query.view === 'table' && <ResultTable rows={result.items} />}
        {result.total > 0 && query.view !== 'table' && <ResultList rows={result.items} query={query} selected={selected} onSelect={setSelected} compact={query.view === 'map'} />}
        <Pages total={result.total} offset={result.offset} limit={PAGE} onOffset={(offset) => { query.set({ offset: offset ? String(offset) : '' }); scrollTo(0, 0); }} />
      </div>
      {withMap && (
        <aside className="search-map no-print">
          <Suspense fallback={<Bones rows={4} />}><SearchMap filters={query.filters} selected={selected} onSelect={setSelected} /></Suspense>
        </aside>
      )}
    </div>
  );
}

export default function Search() {
  const { t, lang } = useText();
  const [, navigate] = useLocation();
  const query = useQueryText();
  const result = useResults(query.api);
  const wide = useWide();
  const words = useFilterWords(query);
  const may = useMay();
  return (
    <>
      <h1 className="sr-only">{t('search.title')}</h1>
      <div className="print-only"><b>{t('search.title')}</b> {[query.get('q'), ...words.map((w) => w.label)].filter(Boolean).join(' / ')} {dateText(new Date().toISOString(), lang)}</div>
      <div className="search-bar no-print">
        <SearchBox label={t('search.label')} placeholder={t('search.example')} value={query.get('q')} isMain
          onSearch={(q) => query.set({ q })} onPick={(picked, before) => (picked.type === 'facility' ? navigate(suggestionPath(picked)) : query.set(withSuggestion(picked, before, query.list)))} />
        <Filters query={query} facets={result.data?.facets} />
      </div>
      <div className="line search-state no-print">
        <p role="status" aria-live="polite"><b className="search-count nums">{result.data ? t('search.count', { n: result.data.total, count: countText(result.data.total) }) : '…'}</b></p>
        <FilterChips query={query} understood={result.data?.understood} />
        <div className="line line-end">
          <Segments label={t('search.view')} value={query.view} onValue={(view) => query.set({ view: view === 'list' ? '' : view, offset: query.get('offset') })}
            options={[{ value: 'list', label: t('search.view.list') }, { value: 'map', label: t('search.view.map') }, { value: 'table', label: t('search.view.table') }]} />
          <Exports filters={query.filters} />
          {may('facility.create') && <span className="desk-only"><LinkButton to="/facilities/new" icon="plus">{t('facility.new')}</LinkButton></span>}
        </div>
      </div>
      <div className={result.isPlaceholderData ? 'waiting' : ''}>
        <Answer query={result}>{(found) => <Results query={query} result={found} wide={wide} />}</Answer>
      </div>
    </>
  );
}
