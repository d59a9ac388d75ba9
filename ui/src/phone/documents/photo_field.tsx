// SPDX-License-Identifier: Apache-2.0
// A photo as an answer, taken or chosen here: shrunk, bare, marked, sealed on the phone until it has been sent.
import { Suspense, createContext, lazy, useContext, useEffect, useState } from 'react';
import { MOST_PHOTOS } from '../../desk/documents/photo_field.tsx';
import type { GroupProps } from '../../desk/documents/question.tsx';
import { Button } from '../../parts/button.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import type { Photo } from '../store/drafts.ts';
import { explain } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { picturesOf, type Paper } from './rules.ts';

const MarkPicture = lazy(() => import('../photo/mark.tsx'));

export const PaperPlace = createContext<{ paper: Paper; section: string } | undefined>(undefined);

// From this phone while it is here, else from the server.
function Picture({ paper, hash, n }: { paper: Paper; hash: string; n: number }) {
  const { t } = useText();
  const { state, copy } = useCopy();
  const item = picturesOf(copy.outbox.list(), paper).find((one) => one.file?.id === hash);
  const [own, setOwn] = useState<string>();
  // The answer stands here a moment before the bytes do; they are there when their item is.
  useEffect(() => {
    let url: string | undefined, isGone = false;
    void copy.drafts.photo(hash).then((bytes) => {
      if (bytes && !isGone) setOwn((url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))));
    });
    return () => {
      isGone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [copy, hash, item?.key]);
  const src = own ?? (state.line === 'on' && !item ? `/v1/people/${paper.person}/files/${hash}` : undefined);
  return (
    <>
      {src ? <img className="thread__picture" src={src} alt={t('document.photo_n', { n })} /> : <p className="small soft">{t('phone.photo.online')}</p>}
      {item && <ItemSign item={item} />}
      {item?.problem && <p className="notice notice--bad small">{item.problem}</p>}
    </>
  );
}

export function PhonePhotos({ field, label, answer, children }: GroupProps) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const place = useContext(PaperPlace);
  const [file, setFile] = useState<File>();
  if (!place) return null;
  const { paper, section } = place;
  const hashes = answer?.values ?? [];
  const add = async (photo: Photo, bytes: ArrayBuffer) => {
    try {
      await copy.papers.addPhoto(paper.id, section, field.key, photo, bytes, Date.now());
      setFile(undefined);
      void phone.sync();
    } catch (problem) {
      say(explain(problem), { bad: true });
    }
  };
  const remove = async (hash: string) => {
    await copy.papers.withoutPhoto(paper.id, hash, Date.now());
    void phone.sync();
  };
  return (
    <fieldset className="field" aria-describedby={`f-${field.key}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      {hashes.length > 0 && (
        <ul className="stack-tight">
          {hashes.map((hash, i) => (
            <li key={hash} className="stack-tight"><Picture paper={paper} hash={hash} n={i + 1} /><div><Button look="quiet" aria-label={t('document.photo_remove_n', { n: i + 1 })} onClick={() => void remove(hash)}>{t('document.photo_remove')}</Button></div></li>
          ))}
        </ul>
      )}
      {hashes.length < MOST_PHOTOS && (
        <label className="button file-button">{t('document.photo_add')}
          <input type="file" accept="image/*" className="sr-only" onChange={(e) => { setFile(e.target.files?.[0]); e.target.value = ''; }} />
        </label>
      )}
      {file && <Suspense><MarkPicture file={file} name={t('phone.photo.name', { n: hashes.length + 1 })} onDone={(photo, bytes) => void add(photo, bytes)} onClose={() => setFile(undefined)} /></Suspense>}
    </fieldset>
  );
}
