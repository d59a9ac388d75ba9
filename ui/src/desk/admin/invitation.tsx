// SPDX-License-Identifier: Apache-2.0
// An invitation that was just made: its code, told once, and the sheet to print.
import { useState } from 'react';
import { fetchFile, sentence } from '../../api/request.ts';
import type { InvitationMade } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { saveFile } from '../save_file.ts';

export function Invitation({ made, onClose }: { made: InvitationMade; onClose: () => void }) {
  const { t, lang } = useText();
  const [problem, setProblem] = useState('');
  const sheet = async () => {
    try {
      saveFile(await fetchFile('/v1/invitations/sheet', { code: made.code, origin: location.origin }), `${t('invite.made')}.pdf`);
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  return (
    <div className="stack">
      <p>{t('invite.lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <p className="small">{t('invite.code', { until: momentText(made.expires_at, lang) })}</p>
      <p className="password nums">{made.code}</p>
      <div className="line"><Button look="primary" icon="print" onClick={() => void sheet()}>{t('invite.sheet')}</Button><Button onClick={onClose}>{t('close')}</Button></div>
    </div>
  );
}
