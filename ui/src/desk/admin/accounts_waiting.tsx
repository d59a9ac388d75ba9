// SPDX-License-Identifier: Apache-2.0
// On the home desk: applications and confirmations that wait for an administrator.
import { useGet } from '../../api/queries.ts';
import type { AccountsWaiting } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';

export function AccountsWaitingBlock() {
  const { t, lang } = useText();
  const { data } = useGet<AccountsWaiting>('accounts_waiting', '/v1/accounts/waiting');
  if (!data) return null;
  const open = data.waiting + data.overdue + data.suspended;
  const late = data.overdue + data.suspended;
  if (data.applications + open + data.offices_overdue === 0) return null;
  return (
    <section className="card" aria-labelledby="accounts-waiting">
      <div className="card__head"><h2 id="accounts-waiting">{t('home.accounts')}</h2></div>
      <ul className="waiting-list">
        {data.applications > 0 && (
          <li className="waiting-line"><Icon name="person" /><div className="grow"><b>{t('home.applications', { n: data.applications })}</b></div>
            <LinkButton to="/accounts?tab=applications">{t('home.applications.open')}</LinkButton></li>
        )}
        {open > 0 && (
          <li className="waiting-line"><Icon name="clock" /><div className="grow"><b>{late > 0 ? t('home.yearly.late', { n: late }) : t('home.yearly', { n: open })}</b><br /><span className="small soft">{t('yearly.term', { opens: dateText(data.opens!, lang), due: dateText(data.due!, lang) })}</span></div>
            <LinkButton to="/accounts?tab=yearly">{t('home.yearly.open')}</LinkButton></li>
        )}
        {data.offices_overdue > 0 && (
          <li className="waiting-line"><Icon name="clock" /><div className="grow"><b>{t('home.yearly.offices', { n: data.offices_overdue })}</b></div>
            <LinkButton to="/accounts?tab=yearly">{t('home.read')}</LinkButton></li>
        )}
      </ul>
    </section>
  );
}
