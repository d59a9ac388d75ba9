// SPDX-License-Identifier: Apache-2.0
// Photos as an answer: made small and bare here, kept with the person, named in the form by their hash.
import { createContext, useContext, useState } from 'react';
import { sentence } from '../../api/request.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { upload } from '../people/thread/files.ts';
import { typed } from './answer_rules.ts';
import type { GroupProps } from './question.tsx';

const MOST = 6;

// Whose document is being written: photos are kept with the person. `null`: here they are not taken (the phone).
export const PhotosOf = createContext<string | null | undefined>(undefined);

export function Photos({ from, hashes, onRemove }: { from: string; hashes: string[]; onRemove?: (hash: string) => void }) {
  const { t } = useText();
  return (
    <ul className="doc-photos">
      {hashes.map((hash, i) => (
        <li key={hash}>
          <a href={`${from}/${hash}`} target="_blank" rel="noopener"><img src={`${from}/${hash}`} alt={t('document.photo_n', { n: i + 1 })} loading="lazy" /></a>
          {onRemove && <Button look="quiet" aria-label={t('document.photo_remove_n', { n: i + 1 })} onClick={() => onRemove(hash)}>{t('document.photo_remove')}</Button>}
        </li>
      ))}
    </ul>
  );
}

export function PhotoField({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t } = useText();
  const person = useContext(PhotosOf);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const hashes = answer?.values ?? [];
  const set = (values: string[]) => onAnswer(typed(answer, field.key, { values }));
  const add = async (files: File[]) => {
    if (!person) return;
    setBusy(true);
    setProblem('');
    try {
      const kept = await Promise.all(files.slice(0, MOST - hashes.length).map((file) => upload(person, file)));
      set([...new Set([...hashes, ...kept.map((one) => one.sha256)])]);
    } catch (error) {
      setProblem(sentence(error));
    }
    setBusy(false);
  };
  return (
    <fieldset className="field" aria-describedby={`f-${field.key}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      {problem && <p className="field__error" role="alert">{problem}</p>}
      {person && hashes.length > 0 && <Photos from={`/v1/people/${person}/files`} hashes={hashes} onRemove={(hash) => set(hashes.filter((one) => one !== hash))} />}
      {!person ? <p className="small soft">{t(person === null ? 'document.photo_at_desk' : 'document.photo_no_person')}</p> : hashes.length < MOST && (
        <label className="button doc-photo-add" aria-busy={busy}>{busy ? t('loading') : t('document.photo_add')}
          <input type="file" accept="image/*" multiple className="sr-only" onChange={(e) => { void add([...(e.target.files ?? [])]); e.target.value = ''; }} />
        </label>
      )}
    </fieldset>
  );
}
