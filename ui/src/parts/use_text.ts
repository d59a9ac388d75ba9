// SPDX-License-Identifier: Apache-2.0
// The language of the screen; a change of language draws every text again and keeps what was typed.
import { useSyncExternalStore } from 'react';
import { language, setLanguage, subscribe, t } from '../i18n/index.ts';

export function useText() {
  const lang = useSyncExternalStore(subscribe, language);
  return { lang, t, setLanguage };
}
