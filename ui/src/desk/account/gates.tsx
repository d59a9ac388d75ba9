// SPDX-License-Identifier: Apache-2.0
// What stands between the door and the desk: a second factor that the town asks for.
import { useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/request.ts';
import { Button } from '../../parts/button.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { SetUpApp, useSecondFactor } from './second_factor.tsx';

export async function leaveDesk(): Promise<void> {
  await request('/v1/session', { method: 'DELETE' });
  location.assign('/desk/');
}

export function SecondFactorGate() {
  const { t } = useText();
  const client = useQueryClient();
  const { data } = useSecondFactor();
  const strong = data && (data.totp || data.passkeys > 0);
  return (
    <main className="door">
      <div className="card door__card">
        <div className="door__mark"><BrandMark /><h1>{t('factor.due')}</h1></div>
        <p>{t(strong ? 'factor.due.strong' : 'factor.due.lead')}</p>
        {!strong && <p className="soft">{t('factor.lead')}</p>}
        {data && !strong && <SetUpApp onDone={() => void client.invalidateQueries({ queryKey: ['session'] })} />}
        <Button look="quiet" onClick={() => void leaveDesk()}>{t('sign_out')}</Button>
      </div>
    </main>
  );
}
