// SPDX-License-Identifier: Apache-2.0
import type { Key } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../parts/use_text.ts';
import { PLACES } from './places.tsx';

const KEYS: [string, Key][] = [
  ['/', 'keys.search'], ['j', 'keys.next'], ['k', 'keys.previous'], ['Enter', 'keys.open'], ['Esc', 'keys.close'],
  ['?', 'keys.help'], ['S', 'keys.same'], ['D', 'keys.different'],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(what)}</dd></div>)}
        {PLACES.filter((p) => p.key).map((p) => <div key={p.path}><dt><kbd>g</kbd> <kbd>{p.key}</kbd></dt><dd>{t(p.label)}</dd></div>)}
      </dl>
    </Dialog>
  );
}
