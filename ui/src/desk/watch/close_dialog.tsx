// SPDX-License-Identifier: Apache-2.0
// What was done about a notice, and whom it was about when that is somebody known here.
import { useState } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { WatchNotice } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Picked } from '../pick_facility.tsx';
import { PickPerson } from '../people/pick_person.tsx';

export function CloseDialog({ notice, onDone, onClose }: { notice: WatchNotice; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [decision, setDecision] = useState('');
  const [person, setPerson] = useState<Picked>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!decision.trim()) return setProblem(t('problem.must', { field: t('watch.decision') }));
    setBusy(true);
    try {
      await post(`/v1/watch-notices/${notice.id}/close`, { decision: decision.trim(), ...(person ? { person_id: person.id } : {}) });
      say(t('watch.closed'));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('watch.close_title')} onClose={onClose}>
      <p className="notice pre-line">{notice.text}</p>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <TextArea label={t('watch.decision')} support={t('watch.decision_support')} must error={problem || undefined} value={decision} onValue={setDecision} />
        <PickPerson id="w-person" label={t('watch.person')} picked={person} onPicked={setPerson} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('watch.close_save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
