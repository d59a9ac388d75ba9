// SPDX-License-Identifier: Apache-2.0
// Whose screen it is, with the red line: on top of everything that is read or written about her.
import { useText } from '../../parts/use_text.ts';
import type { PersonPage } from '../model.ts';
import { bandOf, factsLine, honoured } from '../text.ts';

export function PersonHead({ id, page }: { id: string; page: PersonPage }) {
  const { t } = useText();
  return (
    <div className={`person-head ${bandOf(id)}`}>
      <h1>{honoured(page.person.name)}</h1>
      <p className="small soft">{page.person.name_kana}　{factsLine(page)}</p>
      {page.warnings.length > 0 && <p className="red-line"><span className="sr-only">{t('phone.warnings')}</span>⚠ {page.warnings.join(' │ ')}</p>}
    </div>
  );
}
