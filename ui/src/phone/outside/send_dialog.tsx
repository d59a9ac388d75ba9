// SPDX-License-Identifier: Apache-2.0
// アプリのない人へ届ける, for an entry that is there already: who, by which way; asked once, it goes through the outbox.
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Outside } from '../model.ts';
import Who from './who.tsx';

export default function SendOutside({ members, onSend, onClose }: { members: Outside['members']; onSend: () => void; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('outside.title')} onClose={onClose}>
      <p className="small">{t('phone.outside.lead')}</p>
      <Who members={members} />
      {members.some((one) => one.allowed) && <Button look="primary" big onClick={onSend}>{t('outside.send')}</Button>}
    </Dialog>
  );
}
