// SPDX-License-Identifier: Apache-2.0
// The places of work at the left. What a person may not do is not offered.
import { Link, useLocation } from 'wouter';
import type { Key } from '../i18n/index.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useText } from '../parts/use_text.ts';
import { useMay, type Right } from './context.tsx';

export interface Place { path: string; label: Key; icon: IconName; key?: string; needs?: Right; thumb?: boolean; short?: Key }

// A right named here must be held; no name: everybody who is signed in.
const GROUPS: { label?: Key; places: Place[] }[] = [
  { places: [
    { path: '/', label: 'nav.home', icon: 'home', key: 'h', thumb: true },
    { path: '/search', label: 'nav.search', icon: 'search', key: 's', thumb: true, short: 'nav.search.short' },
  ] },
  { label: 'nav.group.people', places: [
    { path: '/people', label: 'nav.people', icon: 'people', key: 'u', needs: 'person.find', thumb: true },
    { path: '/stays', label: 'nav.stays', icon: 'visit', key: 'y', needs: 'stay.read' },
    { path: '/documents', label: 'nav.documents', icon: 'file', key: 'd', needs: 'document.read' },
    { path: '/pathways', label: 'nav.pathways', icon: 'trend', needs: 'pathway.read' },
    { path: '/returns', label: 'nav.returns', icon: 'import', needs: 'stay.write' },
    { path: '/templates', label: 'nav.templates', icon: 'edit', needs: 'thread.write' },
    { path: '/watch', label: 'nav.watch', icon: 'mail', needs: 'watch.read' },
    { path: '/support-register', label: 'nav.support', icon: 'list', needs: 'support.edit' },
    { path: '/bases', label: 'nav.bases', icon: 'key', needs: 'basis.manage' },
    { path: '/looks', label: 'nav.looks', icon: 'history', needs: 'basis.manage' },
  ] },
  { label: 'nav.group.fresh', places: [
    { path: '/freshness', label: 'nav.freshness', icon: 'clock', key: 'f', needs: 'freshness.read', thumb: true, short: 'nav.freshness.short' },
    { path: '/links', label: 'nav.links', icon: 'link', key: 'l', needs: 'link.send' },
    { path: '/visits', label: 'nav.visits', icon: 'visit', key: 'v', needs: 'freshness.read' },
  ] },
  { label: 'nav.group.in', places: [
    { path: '/imports', label: 'nav.imports', icon: 'import', key: 'i', needs: 'import.run' },
    { path: '/matches', label: 'nav.matches', icon: 'merge', key: 'm', needs: 'match.decide' },
  ] },
  { label: 'nav.group.see', places: [
    { path: '/zones', label: 'nav.zones', icon: 'map', key: 'z' },
    { path: '/organisation', label: 'nav.organisation', icon: 'chart', key: 'o' },
    { path: '/figures', label: 'nav.figures', icon: 'trend', key: 'g', needs: 'indicator.read' },
    { path: '/stats', label: 'nav.stats', icon: 'trend', key: 't', needs: 'stats.read' },
    { path: '/outputs', label: 'nav.outputs', icon: 'book', key: 'p' },
  ] },
  { label: 'nav.group.admin', places: [
    { path: '/accounts', label: 'nav.accounts', icon: 'person', key: 'a', needs: 'account.read' },
    { path: '/permissions', label: 'nav.permissions', icon: 'key', needs: 'permission.read' },
    { path: '/devices', label: 'devices.office', icon: 'phone', needs: 'device.edit' },
    { path: '/retention', label: 'nav.retention', icon: 'clock', needs: 'retention.manage' },
    { path: '/area-settings', label: 'area_settings', icon: 'check', needs: 'system.admin' },
  ] },
];

export const PLACES: Place[] = GROUPS.flatMap((group) => group.places);

export function PlaceLinks() {
  const { t } = useText();
  const [path] = useLocation();
  const may = useMay();
  const isHere = (place: string) => (place === '/' ? path === '/' : path.startsWith(place));
  return GROUPS.map((group, i) => {
    const places = group.places.filter((p) => !p.needs || may(p.needs));
    if (places.length === 0) return null;
    return (
      <div key={i}>
        {group.label && <p className="nav__group">{t(group.label)}</p>}
        {places.map((p) => (
          <Link key={p.path} to={p.path} aria-current={isHere(p.path) ? 'page' : undefined}><Icon name={p.icon} />{t(p.label)}</Link>
        ))}
      </div>
    );
  });
}
