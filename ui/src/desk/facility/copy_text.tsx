// SPDX-License-Identifier: Apache-2.0
// The facility as plain text for the care manager's 支援経過 and for mails.
import { useGet } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { copy } from '../copy.ts';

export function CopyText({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useText();
  const text = useGet<{ text: string }>('facility', `/v1/facilities/${id}/text`);
  return (
    <Dialog title={t('facility.copy_out')} onClose={onClose}>
      <Answer query={text} rows={2}>{(data) => (
        <>
          <textarea className="input copy-area" readOnly rows={14} value={data.text} aria-label={t('facility.copy_out')} onFocus={(e) => e.target.select()} />
          <Button look="primary" icon="copy" onClick={() => copy(data.text)}>{t('copy')}</Button>
        </>
      )}</Answer>
    </Dialog>
  );
}
