// SPDX-License-Identifier: Apache-2.0
// What stands between the door and the desk: the pledge, and a second factor that the town asks for.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, request, sentence } from '../../api/request.ts';
import type { PledgeWords } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { Answer } from '../../parts/states.tsx';
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

export function PledgeGate() {
  const { t } = useText();
  const client = useQueryClient();
  const query = useGet<PledgeWords>('pledge', '/v1/settings/pledge');
  const [read, setRead] = useState(false);
  const [problem, setProblem] = useState('');
  const accept = async () => {
    try {
      await post('/v1/me/pledge', {});
      await client.invalidateQueries({ queryKey: ['session'] });
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  return (
    <main className="door">
      <form className="card door__card" onSubmit={(e) => { e.preventDefault(); void accept(); }}>
        <div className="door__mark"><BrandMark /><h1>{t('pledge')}</h1></div>
        <p>{t('pledge.lead')}</p>
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <Answer query={query}>{({ words }) => <p className="pledge-words">{words}</p>}</Answer>
        <Check required label={t('pledge.check')} checked={read} onChecked={setRead} />
        <Button look="primary" big type="submit">{t('pledge.accept')}</Button>
        <Button look="quiet" onClick={() => void leaveDesk()}>{t('sign_out')}</Button>
      </form>
    </main>
  );
}
