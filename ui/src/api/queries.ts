// SPDX-License-Identifier: Apache-2.0
// The questions the screens ask. The first word of a key says what changes when an act is heard.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, setCsrf } from './request.ts';
import type * as T from './types.ts';

const NEVER_OLD = Number.POSITIVE_INFINITY;

export async function fetchSession(): Promise<T.Session> {
  const session = await get<T.Session>('/v1/session');
  setCsrf(session.csrf ?? '');
  return session;
}

export const useSessionQuery = () => useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: NEVER_OLD });
export const useCodesQuery = (enabled = true) =>
  useQuery({ queryKey: ['codes'], queryFn: () => get<T.Codes>('/v1/codes'), staleTime: NEVER_OLD, enabled });
export const useSearch = (query: string) =>
  useQuery({ queryKey: ['search', query], queryFn: ({ signal }) => get<T.SearchAnswer>(`/v1/facilities?${query}`, signal), placeholderData: keepPreviousData });
export const useMapPoints = (query: string, enabled: boolean) =>
  useQuery({ queryKey: ['points', query], queryFn: ({ signal }) => get<T.MapAnswer>(`/v1/facilities/map?${query}`, signal), placeholderData: keepPreviousData, enabled });
export const useFacility = (id: string) =>
  useQuery({ queryKey: ['facility', id], queryFn: () => get<T.FacilityPage>(`/v1/facilities/${id}`) });
export const useHistory = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['facility', id, 'history'], queryFn: () => get<{ entries: T.HistoryEntry[] }>(`/v1/facilities/${id}/history`), enabled });
export const useZones = () => useQuery({ queryKey: ['zones'], queryFn: () => get<T.ZonesAnswer>('/v1/zones') });
export const useGeojson = (path: string, enabled = true) =>
  useQuery({ queryKey: ['geojson', path], queryFn: () => get<GeoJSON.FeatureCollection>(path), staleTime: NEVER_OLD, enabled });
export const useGet = <R,>(what: string, path: string, enabled = true, every?: number | false) =>
  useQuery({ queryKey: [what, path], queryFn: ({ signal }) => get<R>(path, signal), enabled, placeholderData: keepPreviousData, refetchInterval: every ?? false });
