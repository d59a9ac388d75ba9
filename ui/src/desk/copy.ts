// SPDX-License-Identifier: Apache-2.0
import { t } from '../i18n/index.ts';
import { say } from '../parts/toast.tsx';

// The clipboard of the browser exists only on https and localhost; elsewhere the old way still works.
export function copy(text: string): void {
  const done = () => say(t('copied'));
  const byHand = () => {
    const area = document.createElement('textarea');
    area.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    const ok = document.execCommand('copy');
    area.remove();
    if (ok) done();
    else say(t('copy.failed'), { bad: true });
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
