// SPDX-License-Identifier: Apache-2.0
// 退会: ending one's own account. It cannot be taken back, so it is asked twice, and says what stays.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { useSession } from '../context.tsx';
import { forgetDrafts } from '../people/person_draft.ts';

export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const session = useSession();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    if (!sure) return setProblem(t('leave.must'));
    setBusy(true);
    try {
      await post('/v1/me/leave');
      forgetDrafts(session.account?.id ?? '');
      client.clear();
      location.assign('/desk/');
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('leave')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void leave(); }}>
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <p>{t('leave.lead')}</p>
        <p>{t('leave.stays')}</p>
        <Check label={t('leave.check', { name: session.account?.name ?? '' })} checked={sure} onChecked={setSure} />
        <div className="line"><Button look="danger" type="submit" busy={busy}>{t('leave.go')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
