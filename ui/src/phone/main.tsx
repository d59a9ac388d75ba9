// SPDX-License-Identifier: Apache-2.0
import { createRoot } from 'react-dom/client';
import words from '../../i18n/phone.ja.json';
import { addWords, startLanguage } from '../i18n/index.ts';
import { setTextSize, textSize } from '../desk/settings.ts';
import { App } from './app.tsx';
import './phone.css';
import { Phone } from './phone.ts';
import { look, setLook } from './look.ts';
import { startShell } from './shell.ts';
import { PhoneContext } from './use_phone.ts';

setTextSize(textSize());
setLook(look());
addWords(words, async () => (await import('../../i18n/phone.en.json')).default);
void startShell();
const phone = new Phone();
void startLanguage().then(async () => {
  await phone.start();
  createRoot(document.getElementById('app')!).render(<PhoneContext value={phone}><App /></PhoneContext>);
});
