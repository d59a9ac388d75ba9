// SPDX-License-Identifier: Apache-2.0
// The search as it stands in the address bar. Names are those of the server, so that the same text asks, exports and prints.
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Suggestion } from '../../api/types.ts';

export type View = 'list' | 'map' | 'table';
export const PAGE = 50;
const OWN = ['view', 'near_name']; // ours, not the server's
const LISTS = ['kind', 'cap', 'zone', 'notification', 'status', 'accepts'] as const;
export type ListName = (typeof LISTS)[number];

export interface CapFilter { item: string; answers: string[] }

export const readCaps = (values: string[]): CapFilter[] =>
  values.map((value) => {
    const [item = '', answers = ''] = value.split(':');
    return { item, answers: answers ? answers.split(/[+ ]/) : [] };
  });
export const writeCap = ({ item, answers }: CapFilter): string => (answers.length ? `${item}:${answers.join('+')}` : item);

export interface Query {
  params: URLSearchParams;
  view: View;
  api: string; // what the server is asked, with its page
  filters: string; // the same without page: for files and the map
  get: (name: string) => string;
  list: (name: ListName) => string[];
  caps: CapFilter[];
  offset: number;
  set: (changes: Record<string, string | string[] | undefined>) => void;
  clear: () => void;
}

function without(params: URLSearchParams, names: string[]): URLSearchParams {
  const copy = new URLSearchParams(params);
  names.forEach((name) => copy.delete(name));
  return copy;
}

export function useQueryText(): Query {
  const search = useSearch();
  const [, navigate] = useLocation();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const set = useCallback((changes: Record<string, string | string[] | undefined>) => {
    const next = new URLSearchParams(search);
    if (!('offset' in changes)) next.delete('offset');
    for (const [name, value] of Object.entries(changes)) {
      const text = Array.isArray(value) ? value.join(',') : (value ?? '');
      if (text === '') next.delete(name);
      else next.set(name, text);
    }
    navigate(`/search${next.size ? `?${next}` : ''}`);
  }, [search, navigate]);
  const clear = useCallback(() => {
    const view = params.get('view');
    navigate(`/search${view ? `?view=${view}` : ''}`);
  }, [params, navigate]);
  const list = (name: ListName) => (params.get(name) ?? '').split(',').filter(Boolean);
  const filters = without(params, [...OWN, 'offset']).toString();
  const offset = Number(params.get('offset') ?? 0) || 0;
  return {
    params, set, clear, list, offset, filters,
    get: (name) => params.get(name) ?? '',
    caps: readCaps(list('cap')),
    view: (['map', 'table'].includes(params.get('view') ?? '') ? params.get('view') : 'list') as View,
    api: `${filters}${filters ? '&' : ''}offset=${offset}&limit=${PAGE}`,
  };
}

// What a picked suggestion asks for: a filter with its value.
const filterOf = (picked: Suggestion): [ListName, string] =>
  (picked.type === 'item' ? ['cap', writeCap({ item: picked.code, answers: ['yes', 'conditional'] })] : [picked.type as ListName, picked.code]);

// `q`: the words that were typed before it.
export function suggestionPath(picked: Suggestion, q = ''): string {
  if (picked.type === 'facility') return `/facilities/${picked.code}`;
  const [name, value] = filterOf(picked);
  return `/search?${new URLSearchParams({ ...(q ? { q } : {}), [name]: value })}`;
}

// The same on the search itself: what was narrowed before stays.
export function withSuggestion(picked: Suggestion, q: string, list: (name: ListName) => string[]): Record<string, string | string[]> {
  const [name, value] = filterOf(picked);
  return { q, [name]: [...new Set([...list(name), value])] };
}

export function goTo(navigate: (path: string) => void, path: string): void {
  navigate(path);
}
