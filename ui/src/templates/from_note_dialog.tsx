// SPDX-License-Identifier: Apache-2.0
// この記録をひな形にする: what the template will ask, read over and thinned out before it is kept.
import { useState } from 'react';
import type { EntryKind, TemplateBody } from '../api/types.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextArea, TextField } from '../parts/field.tsx';
import { useText } from '../parts/use_text.ts';
import { bodyFromNote } from './from_note.ts';

export interface FromNoteProps { note: { text: string; kind: EntryKind }; names: string[]; onKeep: (body: TemplateBody) => Promise<unknown>; onClose: () => void }

export default function FromNote({ note, names, onKeep, onClose }: FromNoteProps) {
  const { t } = useText();
  const [body, setBody] = useState(() => bodyFromNote(note, names, ''));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const lacks = body.name.ja.trim() === '' ? t('template.name_needed') : body.begin.trim() === '' && body.prompts.length === 0 ? t('template.empty') : '';
  const without = (at: number, choice?: string) => setBody({
    ...body,
    prompts: body.prompts.flatMap((one, i) => {
      if (i !== at) return [one];
      const choices = one.choices.filter((c) => c.ja !== choice);
      return choice === undefined || choices.length === 0 ? [] : [{ ...one, choices }];
    }),
  });
  const keep = async () => {
    setAsked(true);
    if (lacks) return;
    setBusy(true);
    await onKeep({ ...body, begin: body.begin.trim() });
    setBusy(false);
  };
  return (
    <Dialog title={t('template.from_note')} onClose={onClose}>
      <p className="notice small">{t('template.read_over')}</p>
      <TextField label={t('template.name')} must value={body.name.ja} maxLength={40} error={asked && lacks ? lacks : undefined} onValue={(ja) => setBody({ ...body, name: { ja, en: '' } })} autoComplete="off" />
      <TextArea label={t('template.begin')} rows={2} value={body.begin} onValue={(begin) => setBody({ ...body, begin })} />
      <ul className="stack-tight from-note">
        {body.prompts.map((prompt, i) => (
          <li key={prompt.code} className="line">
            <b>{prompt.label.ja}</b>
            {prompt.kind === 'ticks'
              ? prompt.choices.map((one) => <span key={one.ja} className="chip">{one.ja}<IconButton icon="close" label={t('template.leave_out', { what: one.ja })} onClick={() => without(i, one.ja)} /></span>)
              : <><span className="small soft">{t(`template.kind_${prompt.kind}`)}{prompt.unit && `（${prompt.unit}）`}</span><IconButton icon="close" label={t('template.leave_out', { what: prompt.label.ja })} onClick={() => without(i)} /></>}
          </li>
        ))}
      </ul>
      <Button look="primary" big busy={busy} onClick={() => void keep()}>{t('template.keep')}</Button>
    </Dialog>
  );
}
