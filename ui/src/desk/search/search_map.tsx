// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useGeojson, useMapPoints, useZones } from '../../api/queries.ts';
import { KindMap, type MapPoint } from '../../map/map.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';

export default function SearchMap({ filters, selected, onSelect }: { filters: string; selected: string | undefined; onSelect: (id: string) => void }) {
  const { t } = useText();
  const words = useWords();
  const [, navigate] = useLocation();
  const points = useMapPoints(filters, true);
  const zones = useZones();
  const set = zones.data?.sets[0]?.id;
  const outlines = useGeojson(`/v1/zones.geojson?set=${set}`, set !== undefined);
  const list = useMemo<MapPoint[]>(() => {
    const p = points.data;
    if (!p) return [];
    return p.ids.map((id, i) => ({ id, lng: p.lng[i]!, lat: p.lat[i]!, kind: p.kinds[i]!, name: p.names[i]!, level: p.levels[i]! }));
  }, [points.data]);
  return (
    <KindMap points={list} outlines={outlines.data} zones={zones.data?.zones ?? []} selected={selected}
      onSelect={onSelect} onOpen={(id) => navigate(`/facilities/${id}`)} kindName={(kind) => words.name('FacilityKind', kind)} label={t('map.label', { count: list.length })} narrowed={filters !== ''} />
  );
}
