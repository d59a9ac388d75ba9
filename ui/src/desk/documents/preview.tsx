// SPDX-License-Identifier: Apache-2.0
// The sheet as it will print, drawn by the server; again after each save.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';

export const usePages = (id: string, saves: number) => useGet<{ pages: number }>('document_pages', `/v1/documents/${id}/pages?v=${saves}`).data?.pages ?? 1;

export function Preview({ id, saves }: { id: string; saves: number }) {
  const { t } = useText();
  const pages = usePages(id, saves);
  const [at, setAt] = useState(1);
  const page = Math.min(at, pages);
  return (
    <div className="stack-tight">
      <div className="line"><h2>{t('document.preview')}</h2>
        <span className="line line-end">
          <Button look="quiet" aria-label={t('document.page_before')} aria-disabled={page <= 1 || undefined} onClick={() => setAt(page - 1)}>◀</Button>
          <span className="nums small">{t('document.page_of', { n: page, of: pages })}</span>
          <Button look="quiet" aria-label={t('document.page_after')} aria-disabled={page >= pages || undefined} onClick={() => setAt(page + 1)}>▶</Button>
        </span></div>
      <a href={`/v1/documents/${id}/paper.pdf`} target="_blank" rel="noopener" className="doc-page"><img src={`/v1/documents/${id}/page.png?page=${page}&v=${saves}`} alt={t('document.page_alt', { n: page, of: pages })} /></a>
    </div>
  );
}
