// SPDX-License-Identifier: Apache-2.0
// 書く, first step: for whom? Those last written for stand first.
import { useText } from '../../parts/use_text.ts';
import type { Person } from '../store/book.ts';
import { byKana } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { FoundPeople } from './people.tsx';

export function Whose() {
  const { t } = useText();
  const { copy } = useCopy();
  const touched = (person: Person) => copy.drafts.of(person.id)?.at ?? Date.parse(person.summary.last_at ?? '1970-01-01');
  return (
    <div className="stack">
      <h1>{t('phone.write.whose')}</h1>
      <FoundPeople order={(a, b) => touched(b) - touched(a) || byKana(a, b)} to={(id) => `/write/${id}`} />
    </div>
  );
}
