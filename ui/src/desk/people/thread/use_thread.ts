// SPDX-License-Identifier: Apache-2.0
// The pages of a thread, its readers, and saying what was read: after it stood on the screen for a second, a few at a time.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useGet } from '../../../api/queries.ts';
import { get, post } from '../../../api/request.ts';
import type { EntryKind, ThreadEntry, ThreadPage, ThreadReaders } from '../../../api/types.ts';
import { sayProblem } from '../../../parts/toast.tsx';

export function useThread(id: string, kind: EntryKind | '') {
  return useInfiniteQuery({
    queryKey: ['thread', id, kind],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(pageParam ? { before: pageParam } : {}), ...(kind ? { kind } : {}) });
      return get<ThreadPage>(`/v1/people/${id}/thread${query.size ? `?${query}` : ''}`, signal);
    },
    getNextPageParam: (last) => last.before || undefined,
  });
}

export const useReaders = (id: string) => useGet<ThreadReaders>('readers', `/v1/people/${id}/readers`);

const SEEN_MS = 1000;
const GATHER_MS = 400;

export function useMarks(id: string) {
  const client = useQueryClient();
  const gathered = useRef(new Set<string>());
  const told = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const send = async (entries: string[], ack: boolean) => {
    await post(`/v1/people/${id}/marks`, { entries, ack });
    await Promise.all([client.invalidateQueries({ queryKey: ['thread', id] }), client.invalidateQueries({ queryKey: ['inbox'] })]);
  };
  const seen = (entry: string) => {
    if (told.current.has(entry)) return;
    told.current.add(entry);
    gathered.current.add(entry);
    timer.current ??= setTimeout(() => {
      const entries = [...gathered.current];
      gathered.current.clear();
      timer.current = undefined;
      // Lost marks are told again when the entry is next on a screen.
      void send(entries, false).catch(() => entries.forEach((one) => told.current.delete(one)));
    }, GATHER_MS);
  };
  const acknowledge = (entry: string) => send([entry], true).catch(sayProblem);
  return { seen, acknowledge };
}

// Calls when the element has been on the screen for a second, in a window that somebody looks at.
export function useSeen(wanted: boolean, onSeen: () => void) {
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!wanted || !box.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = new IntersectionObserver(([one]) => {
      clearTimeout(timer);
      if (one?.isIntersecting) timer = setTimeout(() => document.visibilityState === 'visible' && onSeen(), SEEN_MS);
    }, { threshold: 0.5 });
    watch.observe(box.current);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [wanted]);
  return box;
}

export const entriesOf = (pages: ThreadPage[] | undefined): ThreadEntry[] => (pages ?? []).flatMap((page) => page.entries);
