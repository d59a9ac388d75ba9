// SPDX-License-Identifier: Apache-2.0
// A notice that came by telephone or at the counter, written down by the desk.
import { useState } from 'react';
import { Refused, request, sentence } from '../../api/request.ts';
import type { WatchNoticeInput, WatchNoticeReceived, WatchSender } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, ErrorSummary, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';

const SENDERS: WatchSender[] = ['resident', 'police', 'post', 'newspaper', 'shop', 'commissioner', 'utility', 'other'];

export function NoticeDialog({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [notice, setNotice] = useState<WatchNoticeInput>({ text: '', sender_kind: 'resident', noticed_on: dateOf(new Date()) });
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const set = (changes: WatchNoticeInput | Partial<WatchNoticeInput>) => setNotice({ ...notice, ...changes });
  const save = async () => {
    if (!notice.text.trim()) return setProblems([{ id: 'w-text', message: t('problem.must', { field: t('watch.text') }) }]);
    setBusy(true);
    try {
      await request<WatchNoticeReceived>('/v1/public/watch-notices', { method: 'POST', body: notice, key });
      say(t('watch.written'));
      await onDone();
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `w-${f.field}`, message: f.message })) : [{ id: 'w-text', message: sentence(error) }]);
      setBusy(false);
    }
  };
  const errorOf = (field: string) => problems.find((p) => p.id === `w-${field}`)?.message;
  return (
    <Dialog title={t('watch.write')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        <TextArea id="w-text" label={t('watch.text')} support={t('watch.text_support')} must error={errorOf('text')} value={notice.text} onValue={(text) => set({ text })} />
        <div className="form-grid">
          <TextField id="w-place" label={t('watch.place')} error={errorOf('place')} value={notice.place ?? ''} onValue={(place) => set({ place })} autoComplete="off" />
          <DateField id="w-noticed_on" label={t('watch.noticed_on')} error={errorOf('noticed_on')} value={notice.noticed_on} onValue={(on) => setNotice(({ noticed_on: _, ...rest }) => (on ? { ...rest, noticed_on: on } : rest))} />
          <SelectField label={t('watch.sender_kind')} value={notice.sender_kind ?? 'resident'} onValue={(kind) => set({ sender_kind: kind as WatchSender })} choices={SENDERS.map((value) => ({ value, label: t(`watch_sender.${value}`) }))} />
          <TextField id="w-sender_name" label={t('watch.sender_name')} error={errorOf('sender_name')} value={notice.sender_name ?? ''} onValue={(sender_name) => set({ sender_name })} autoComplete="off" />
          <TextField id="w-sender_phone" label={t('watch.sender_phone')} error={errorOf('sender_phone')} value={notice.sender_phone ?? ''} onValue={(sender_phone) => set({ sender_phone })} inputMode="tel" autoComplete="off" />
        </div>
        <Check label={t('watch.urgent_check')} checked={notice.urgent ?? false} onChecked={(urgent) => set({ urgent })} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
