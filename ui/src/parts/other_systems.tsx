// SPDX-License-Identifier: Apache-2.0
// Where else the region keeps something about the person. The other system learns neither whence one comes nor of whom.
import type { Links } from '../api/types.ts';
import { useText } from './use_text.ts';

export function OtherSystems({ links }: { links: Partial<Links> }) {
  const { t } = useText();
  return (
    <ul className="other-systems">
      {(links.items ?? []).map((one) => (
        <li key={one.name + one.url + one.number}>
          {one.url.startsWith('https://') ? <a href={one.url} target="_blank" rel="noopener noreferrer" aria-label={t('other_systems.open', { name: one.name })}>{one.name}</a> : <b>{one.name}</b>}
          {one.number && <span className="small"> {t('other_systems.number', { number: one.number })}</span>}
          {one.note && <span className="small soft"> {one.note}</span>}
        </li>
      ))}
    </ul>
  );
}
