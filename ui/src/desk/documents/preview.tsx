// SPDX-License-Identifier: Apache-2.0
// The sheet as it will print, drawn by the server; again after each save.
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, getFile } from '../../api/request.ts';
import type { DocumentPagePhoto, DocumentPages } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';

const ONE_PAGE: DocumentPages = { pages: 1, photos: [] };
export const usePages = (id: string, saves: number) =>
  useQuery({ queryKey: ['document_pages', id, saves], queryFn: () => get<DocumentPages>(`/v1/documents/${id}/pages`), placeholderData: keepPreviousData }).data ?? ONE_PAGE;

const percent = (share: number) => `${share * 100}%`;

// The server draws a frame where a photo prints, and leaves reading it to the browser.
function PagePhotos({ id, page, photos }: { id: string; page: number; photos: DocumentPagePhoto[] }) {
  return <>{photos.filter((one) => one.page === page).map((one) => (
    <img key={`${one.left} ${one.top}`} className="doc-page__photo" src={`/v1/documents/${id}/photos/${one.sha256}`} alt="" onError={({ currentTarget }) => { currentTarget.hidden = true; }}
      style={{ left: percent(one.left), top: percent(one.top), width: percent(one.width), height: percent(one.height) }} />))}</>;
}

// The page before stands until the new one is there.
export function PageImage({ id, page, saves, of }: { id: string; page: number; saves: number; of: DocumentPages }) {
  const { t } = useText();
  const [url, setUrl] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    getFile(`/v1/documents/${id}/page.png?page=${page}`, stop.signal).then((picture) => setUrl(URL.createObjectURL(picture)), () => undefined); // the paper stays as it was
    return () => stop.abort();
  }, [id, page, saves]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url ? <span className="doc-page__sheet"><img src={url} alt={t('document.page_alt', { n: page, of: of.pages })} /><PagePhotos id={id} page={page} photos={of.photos} /></span> : <span className="doc-page__blank" role="status"><span className="sr-only">{t('loading')}</span></span>;
}

export function Preview({ id, saves }: { id: string; saves: number }) {
  const { t } = useText();
  const laid = usePages(id, saves);
  const { pages } = laid;
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
      <a href={`/v1/documents/${id}/paper.pdf`} target="_blank" rel="noopener" className="doc-page" aria-label={t('document.open_paper')}><PageImage id={id} page={page} saves={saves} of={laid} /></a>
    </div>
  );
}
