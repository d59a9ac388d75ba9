// SPDX-License-Identifier: Apache-2.0
// 「更新があります」: a newer program lies ready. It takes over when the person says so; nothing that waits is touched by it.
import { useSyncExternalStore } from 'react';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { onUpdate, takeUpdate, updateIsReady } from '../shell.ts';

export function UpdateNotice() {
  const { t } = useText();
  const ready = useSyncExternalStore(onUpdate, updateIsReady);
  if (!ready) return null;
  return <div className="notice line" role="status"><span className="grow">{t('phone.update')}</span><Button look="primary" onClick={takeUpdate}>{t('phone.update.take')}</Button></div>;
}
