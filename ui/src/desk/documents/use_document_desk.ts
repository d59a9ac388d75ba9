// SPDX-License-Identifier: Apache-2.0
// The desk of one document for as long as its screen is open: saves on leaving, when hidden, when the network is back.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { t } from '../../i18n/index.ts';
import { say } from '../../parts/toast.tsx';
import { useSession } from '../context.tsx';
import { DocumentDesk } from './document_desk.ts';
import type { DocumentView } from '../../api/types.ts';

export function useDocumentDesk(doc: DocumentView): DocumentDesk {
  const account = useSession().account?.id ?? '';
  const client = useQueryClient();
  const [desk] = useState(() => new DocumentDesk(doc, account, (clashes) => say(t(clashes ? 'clash.asked' : 'document.merged'))));
  useSyncExternalStore(desk.subscribe, desk.snapshot);
  useEffect(() => void desk.reopen(), [desk]);
  useEffect(() => desk.take(doc), [desk, doc]);
  useEffect(() => {
    const now = () => void desk.saveAll();
    const hidden = () => document.visibilityState === 'hidden' && now();
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || event.altKey) return;
      event.preventDefault();
      now();
    };
    addEventListener('online', now);
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', hidden);
    document.addEventListener('keydown', press);
    return () => {
      removeEventListener('online', now);
      removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', hidden);
      document.removeEventListener('keydown', press);
      void desk.saveAll().then(() => client.invalidateQueries({ queryKey: ['document', doc.line.id] }));
    };
  }, [desk, client, doc.line.id]);
  return desk;
}
