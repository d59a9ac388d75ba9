// SPDX-License-Identifier: Apache-2.0
// Where one is signed in. A PC in another office or a lost phone is signed out from here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/request.ts';
import type { MySessions } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { say, sayProblem } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';
import { momentText } from '../text/format.ts';

const kept = ['my-sessions'];

export function SessionsDialog({ onClose }: { onClose: () => void }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: kept, queryFn: ({ signal }) => get<MySessions>('/v1/me/sessions', signal), staleTime: 0 });
  const end = async (key: string) => {
    try {
      client.setQueryData(kept, await post<MySessions>('/v1/me/sessions/end', { key }));
      say(t('sessions.ended'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const others = data?.items.filter((one) => !one.present) ?? [];
  return (
    <Dialog title={t('sessions')} onClose={onClose}>
      <div className="stack">
        <p className="small soft">{t('sessions.lead')}</p>
        <ul className="stack sign-ins">
          {data?.items.map((one) => (
            <li key={one.key}>
              <div>
                <p><b>{one.browser && `${one.browser} ― `}{t(one.present ? 'sessions.here' : one.same_place ? 'sessions.same_place' : 'sessions.elsewhere')}</b></p>
                <p className="small soft">{t('sessions.times', { begun: momentText(one.created_at, lang), seen: momentText(one.last_seen_at, lang) })}</p>
              </div>
              {!one.present && <Button onClick={() => void end(one.key)}>{t('sessions.end')}</Button>}
            </li>
          ))}
        </ul>
        {others.length > 1 && <Button look="danger" onClick={() => void end('')}>{t('sessions.end_others')}</Button>}
        {data && others.length === 0 && <p>{t('sessions.none')}</p>}
      </div>
    </Dialog>
  );
}
