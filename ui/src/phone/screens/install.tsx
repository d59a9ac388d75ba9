// SPDX-License-Identifier: Apache-2.0
// A browser's page loses what it keeps after seven days on an iPhone; an app on the home screen does not.
import { useText } from '../../parts/use_text.ts';
import { isApple, isInstalled } from '../look.ts';

export function InstallGuide() {
  const { t } = useText();
  if (isInstalled()) return null;
  return (
    <details className="install">
      <summary>{t('phone.install')}</summary>
      <p className="small">{t('phone.install.why')}</p>
      <p className="small">{t(isApple() ? 'phone.install.apple' : 'phone.install.other')}</p>
      {!isSecureContext && <p className="notice notice--warn small">{t('phone.install.https')}</p>}
    </details>
  );
}
