// SPDX-License-Identifier: Apache-2.0
// The style of the map: no tiles, no glyph server, only the area's own GeoJSON. Icons are drawn on a canvas.
import type { Map as LibreMap, StyleSpecification } from 'maplibre-gl';
import { KIND_GROUPS } from './kind_groups.ts';

export const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const ICON = 44; // drawn at twice its size
const ICONS_FROM_ZOOM = 12.6;

// Pictures under the map, when the town has set them: told in the head of the page (map_tiles_url).
export interface Tiles { url: string; credit: string }
export function tilesOf(page: Document): Tiles | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="kaname-map-tiles"]');
  return meta?.content ? { url: meta.content, credit: meta.dataset['credit'] ?? '' } : undefined;
}

export function style(tiles?: Tiles): StyleSpecification {
  const data = (d: GeoJSON.FeatureCollection) => ({ type: 'geojson' as const, data: d });
  return {
    version: 8,
    sources: { zones: data(NOTHING), points: data(NOTHING), ...(tiles ? { tiles: { type: 'raster' as const, tiles: [tiles.url], tileSize: 256, maxzoom: 18 } } : {}) },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#eef1f6' } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      { id: 'zone', type: 'fill', source: 'zones', paint: { 'fill-color': ['get', 'tint'], 'fill-opacity': tiles ? 0.25 : 0.75 } },
      { id: 'zone-line', type: 'line', source: 'zones', paint: { 'line-color': '#8d9abf', 'line-width': 1.2 } },
      {
        id: 'dots', type: 'circle', source: 'points', maxzoom: ICONS_FROM_ZOOM,
        paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 2.5, 12, 4.5], 'circle-color': ['get', 'colour'], 'circle-stroke-color': '#fff', 'circle-stroke-width': 1 },
      },
      {
        id: 'icons', type: 'symbol', source: 'points', minzoom: ICONS_FROM_ZOOM,
        layout: { 'icon-image': ['get', 'icon'], 'icon-size': 0.5, 'icon-allow-overlap': ['step', ['zoom'], false, 14, true], 'icon-padding': 1 },
      },
      {
        id: 'chosen', type: 'circle', source: 'points', filter: ['==', ['get', 'id'], ''],
        paint: { 'circle-radius': 15, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': '#000', 'circle-stroke-width': 3.5 },
      },
    ],
  };
}

export function addIcons(map: LibreMap): void {
  KIND_GROUPS.forEach((group, i) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ICON;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = group.colour;
    pen.strokeStyle = '#fff';
    pen.lineWidth = 4;
    pen.beginPath();
    pen.arc(ICON / 2, ICON / 2, ICON / 2 - 3, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    pen.fillStyle = '#fff';
    pen.font = `bold 23px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(group.sign, ICON / 2, ICON / 2 + 1.5);
    map.addImage(`kind-${i}`, pen.getImageData(0, 0, ICON, ICON));
  });
}

const TINTS = ['#e9f0ff', '#eaf7ef', '#fdf3e3', '#f5ecf9', '#e6f5f7', '#fbeef0'];
export function tinted(zones: GeoJSON.FeatureCollection | undefined): GeoJSON.FeatureCollection {
  if (!zones) return NOTHING;
  return { ...zones, features: zones.features.map((f, i) => ({ ...f, properties: { ...f.properties, tint: TINTS[i % TINTS.length] } })) };
}

export function extent(data: GeoJSON.FeatureCollection): [[number, number], [number, number]] | undefined {
  let [w, s, e, n] = [180, 90, -180, -90];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') {
      const [x, y] = part as [number, number];
      [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
    } else part.forEach(visit);
  };
  data.features.forEach((f) => visit((f.geometry as { coordinates?: unknown }).coordinates));
  return w > e ? undefined : [[w, s], [e, n]];
}
