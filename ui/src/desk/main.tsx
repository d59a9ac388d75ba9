// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Refused, whenSignedOut } from '../api/request.ts';
import words from '../../i18n/people.ja.json';
import { addWords, startLanguage } from '../i18n/index.ts';
import '../styles/desk.css';
import { App } from './app.tsx';
import { setTextSize, textSize } from './settings.ts';

const RETRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: asking again would not change it.
      retry: (count, problem) => !(problem instanceof Refused && problem.status >= 400) && count < RETRIES,
    },
  },
});

// A session that has ended shows the door again; what was typed is kept as drafts.
whenSignedOut(() => void client.invalidateQueries({ queryKey: ['session'] }));
setTextSize(textSize());
addWords(words, async () => (await import('../../i18n/people.en.json')).default);
void startLanguage().then(() => {
  createRoot(document.getElementById('app')!).render(
    <QueryClientProvider client={client}><App /></QueryClientProvider>,
  );
});
