// SPDX-License-Identifier: Apache-2.0
// The map beside a list. It never stands alone: the same rows are always in a list or table.
import { useEffect, useRef, useState } from 'react';
import maplibre from 'maplibre-gl/dist/maplibre-gl-csp.js';
import type { GeoJSONSource, Map as LibreMap, Marker } from 'maplibre-gl';
import type { ZoneRow } from '../api/types.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { useText } from '../parts/use_text.ts';
import { KIND_GROUPS, groupOf } from './kind_groups.ts';
import { addIcons, extent, style, tilesOf, tinted } from './layers.ts';

maplibre.setWorkerUrl(MAP_WORKER_URL);
const TILES = tilesOf(document);
const NEAR_ENOUGH = 14; // one place alone is not shown closer than its surroundings

export interface MapPoint { id: string; lng: number; lat: number; kind: string; name: string; level: string }

interface KindMapProps {
  points: MapPoint[];
  outlines: GeoJSON.FeatureCollection | undefined;
  zones: ZoneRow[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  kindName: (kind: string) => string;
  label: string;
  narrowed?: boolean; // the points are a part of the area: the map goes to them
}

const feature = (p: MapPoint): GeoJSON.Feature => ({
  type: 'Feature', geometry: { type: 'Point', coordinates: [p.lng, p.lat] },
  properties: { id: p.id, icon: `kind-${groupOf(p.kind)}`, colour: KIND_GROUPS[groupOf(p.kind)]!.colour },
});

function useMap(): { box: React.RefObject<HTMLDivElement | null>; map: LibreMap | null; broken: boolean } {
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let made: LibreMap;
    try {
      made = new maplibre.Map({ container: box.current!, style: style(TILES), center: [135.66, 34.81], zoom: 11, attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0 });
    } catch {
      setBroken(true); // no WebGL on this machine: the list has everything
      return;
    }
    made.touchZoomRotate.disableRotation();
    made.on('load', () => {
      addIcons(made);
      setMap(made);
    });
    return () => made.remove();
  }, []);
  return { box, map, broken };
}

const fill = (map: LibreMap | null, source: string, data: GeoJSON.FeatureCollection) => (map?.getSource(source) as GeoJSONSource | undefined)?.setData(data);

function useZoneLabels(map: LibreMap | null, zones: ZoneRow[]): void {
  useEffect(() => {
    if (!map) return;
    const markers: Marker[] = zones.filter((z) => z.label_lat !== 0).map((zone) => {
      const element = document.createElement('div');
      element.className = 'map__zone';
      element.textContent = zone.name;
      element.setAttribute('aria-hidden', 'true');
      const marker = new maplibre.Marker({ element }).setLngLat([zone.label_lng, zone.label_lat]).addTo(map);
      element.removeAttribute('role');
      element.removeAttribute('aria-label');
      return marker;
    });
    return () => markers.forEach((m) => m.remove());
  }, [map, zones]);
}

function useSelection(map: LibreMap | null, points: MapPoint[], selected: string | undefined, onSelect: (id: string) => void): void {
  useEffect(() => {
    if (!map) return;
    const press = (event: { point: { x: number; y: number } }) => {
      const { x, y } = event.point;
      const hit = map.queryRenderedFeatures([[x - 10, y - 10], [x + 10, y + 10]], { layers: ['icons', 'dots'] })[0];
      if (hit) onSelect(String(hit.properties['id']));
    };
    map.on('click', press);
    return () => void map.off('click', press);
  }, [map, onSelect]);
  useEffect(() => {
    if (!map) return;
    map.setFilter('chosen', ['==', ['get', 'id'], selected ?? '']);
    const point = points.find((p) => p.id === selected);
    if (point && !map.getBounds().contains([point.lng, point.lat])) map.panTo([point.lng, point.lat]);
  }, [map, selected, points]);
}

export function KindMap({ points, outlines, zones, selected, onSelect, onOpen, kindName, label, narrowed = false }: KindMapProps) {
  const { t } = useText();
  const { box, map, broken } = useMap();
  const found: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: points.map(feature) };
  const home = (narrowed ? extent(found) : undefined) ?? extent(outlines?.features.length ? outlines : found);
  const frame = home?.flat().join();
  const look = (animate: boolean) => home && map?.fitBounds(home, { padding: narrowed ? 48 : 16, maxZoom: NEAR_ENOUGH, animate });
  useEffect(() => void fill(map, 'points', found), [map, points]);
  useEffect(() => void fill(map, 'zones', tinted(outlines)), [map, outlines]);
  useEffect(() => void look(false), [map, frame]);
  useZoneLabels(map, zones);
  useSelection(map, points, selected, onSelect);
  const chosen = points.find((p) => p.id === selected);
  const signs = [...new Set(points.map((p) => groupOf(p.kind)))].sort((a, b) => a - b);
  return (
    <div className="map-box">
      <div className="map" role="region" aria-label={label}>
        {broken ? <p className="notice notice--warn">{t('map.none')}</p> : <div className="map__canvas" ref={box} />}
        <div className="map__tools">
          <IconButton icon="plus" label={t('map.in')} onClick={() => map?.zoomIn()} />
          <IconButton icon="minus" label={t('map.out')} onClick={() => map?.zoomOut()} />
          <IconButton icon="home" label={t('map.all')} onClick={() => look(true)} />
        </div>
        {TILES && <p className="map__credit">{TILES.credit}</p>}
        {chosen && (
          <div className="map__card">
            <b>{chosen.name}</b>
            <span className="line small"><span>{kindName(chosen.kind)}</span>{chosen.level !== 'given' && <span className="soft">{t(`geocode.${chosen.level as 'block'}`)}</span>}
              <span className="line-end"><Button look="quiet" onClick={() => onOpen(chosen.id)}>{t('map.open')}</Button></span></span>
          </div>
        )}
      </div>
      <ul className="map__legend" aria-label={t('map.legend')}>
        {signs.map((i) => (
          <li key={i}><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill={KIND_GROUPS[i]!.colour} /><text x="10" y="14" fontSize="11" textAnchor="middle" fill="#fff">{KIND_GROUPS[i]!.sign}</text></svg>
            {kindName(KIND_GROUPS[i]!.kinds[0] ?? 'other')}</li>
        ))}
      </ul>
    </div>
  );
}
