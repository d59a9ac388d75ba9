// SPDX-License-Identifier: Apache-2.0
// Where somebody is signed in, for those who administer the account.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../../api/request.ts';
import type { AccountRow, MySessions } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';

export function TheirSessions({ account }: { account: AccountRow }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const key = ['their-sessions', account.id];
  const where = `/v1/accounts/${account.id}/sessions`;
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<MySessions>(where, signal), staleTime: 0 });
  const end = async (one: string) => {
    try {
      client.setQueryData(key, await post<MySessions>(`${where}/end`, { key: one }));
      say(t('account.sessions.ended', { name: account.name }));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (!data) return null;
  return (
    <>
      <h3>{t('account.sessions')}</h3>
      {data.items.length === 0 && <p className="soft">{t('account.sessions.none')}</p>}
      <ul className="stack sign-ins">
        {data.items.map((one) => (
          <li key={one.key}>
            <div>
              <p><b>{one.browser || t('sessions.elsewhere')}</b></p>
              <p className="small soft">{t('sessions.times', { begun: momentText(one.created_at, lang), seen: momentText(one.last_seen_at, lang) })}</p>
            </div>
            <Button onClick={() => void end(one.key)}>{t('sessions.end')}</Button>
          </li>
        ))}
      </ul>
      {data.items.length > 1 && <div><Button look="danger" onClick={() => void end('')}>{t('account.sessions.end_all')}</Button></div>}
    </>
  );
}
