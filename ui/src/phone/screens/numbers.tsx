// SPDX-License-Identifier: Apache-2.0
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { telHref } from '../../text/format.ts';
import { numbersOf } from '../facts.ts';
import type { PersonPage } from '../model.ts';

export function Numbers({ page }: { page: PersonPage }) {
  const { t } = useText();
  const numbers = numbersOf(page);
  if (numbers.length === 0) return <p>{t('phone.number.none')}</p>;
  return (
    <ul className="stack-tight">
      {numbers.map((one, i) => (
        <li key={i} className="card member">
          <div className="grow"><b>{one.who}</b><br /><span className="small soft">{one.what}</span>
            {one.joined === false && <span className="small"> <span className="badge badge--plain">{t('phone.team.not_joined')}</span></span>}</div>
          {one.phone && <a className="button" href={telHref(one.phone)}><Icon name="phone" />{one.phone}</a>}
        </li>
      ))}
    </ul>
  );
}
