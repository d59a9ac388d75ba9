// SPDX-License-Identifier: Apache-2.0
// A draft is published: from which day it holds, and what else must be said of it.
import { useState, type ReactNode } from 'react';
import { Refused, sentence } from '../../api/request.ts';
import type { LocalDate } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';

export function PublishDialog({ lead, start, onPublish, onClose, children }: { lead: string; start: LocalDate; onPublish: (on: LocalDate | undefined) => Promise<unknown>; onClose: () => void; children?: ReactNode }) {
  const { t } = useText();
  const [on, setOn] = useState<LocalDate | undefined>(start);
  const [problem, setProblem] = useState('');
  const publish = async () => {
    try {
      await onPublish(on);
      say(t('form_edit.published_now'));
      onClose();
    } catch (failure) {
      setProblem(failure instanceof Refused && failure.fields[0] ? failure.fields[0].message : sentence(failure));
    }
  };
  return (
    <Dialog title={t('form_edit.publish')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void publish(); }}>
        <p>{lead}</p>
        <DateField label={t('form_edit.valid_from')} value={on} onValue={setOn} must />
        {children}
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <div className="line"><Button look="primary" type="submit">{t('form_edit.publish')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
