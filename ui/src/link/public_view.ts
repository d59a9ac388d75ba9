// SPDX-License-Identifier: Apache-2.0
// What residents will see, as label and value: only what the server gives to strangers.
import type { FacilityPage } from '../api/types.ts';
import { language, t } from '../i18n/index.ts';
import { hoursText } from '../text/hours.ts';

export function publicRows({ facility: f, services }: FacilityPage, kindName: (kind: string) => string): [string, string][] {
  const hours = services
    .map((s) => [kindName(s.kind), hoursText(s.hours, language()), s.hours_note].filter(Boolean).join(' '))
    .join('\n');
  const rows: [string, string][] = [
    [t('f.name'), f.name],
    [t('f.kind'), kindName(f.kind)],
    [t('f.address'), [f.address, f.building].filter(Boolean).join(' ')],
    [t('f.phone'), f.phone],
    [t('f.fax'), f.fax],
    [t('f.url'), f.url],
    [t('s.hours'), hours],
    [t('f.languages'), f.languages],
    [t('f.access_note'), f.access_note],
    [t('f.public_note'), f.public_note],
  ];
  return rows.filter(([, value]) => value !== '');
}
