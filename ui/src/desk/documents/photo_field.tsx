// SPDX-License-Identifier: Apache-2.0
// Photos as an answer: made small and bare here, kept with the person, named in the form by their hash.
import { createContext, useContext, useState, type ComponentType } from 'react';
import { request, sentence } from '../../api/request.ts';
import type { DocumentLine } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { bare, upload } from '../people/thread/files.ts';
import { typed } from './answer_rules.ts';
import type { GroupProps } from './question.tsx';

export const MOST_PHOTOS = 6;

// Where a picture goes: to the person's files where her page is ours, else by right of the document.
export interface PhotoPlace { keep: (file: File) => Promise<string>; src: (hash: string) => string }
export const PhotosOf = createContext<PhotoPlace | undefined>(undefined);
// Takes the place of what follows where photos are taken otherwise (the phone).
export const PhotoFieldOf = createContext<ComponentType<GroupProps> | undefined>(undefined);

const ofPerson = (person: string): PhotoPlace => ({
  keep: async (file) => (await upload(person, file)).sha256, src: (hash) => `/v1/people/${person}/files/${hash}`,
});
// The server shows a picture once the section that names it is saved; until then it is shown from here.
function ofDocument(document: string): PhotoPlace {
  const here = new Map<string, string>();
  const keep = async (file: File) => {
    const raw = await bare(file);
    const { sha256 } = await request<{ sha256: string }>(`/v1/documents/${document}/photos`, { method: 'POST', raw });
    here.set(sha256, URL.createObjectURL(raw.bytes));
    return sha256;
  };
  return { keep, src: (hash) => here.get(hash) ?? `/v1/documents/${document}/photos/${hash}` };
}
export const photoPlace = (line: Pick<DocumentLine, 'id' | 'person_id'>): PhotoPlace => (line.person_id ? ofPerson(line.person_id) : ofDocument(line.id));

export function Photos({ from, hashes, onRemove }: { from: string | ((hash: string) => string); hashes: string[]; onRemove?: (hash: string) => void }) {
  const { t } = useText();
  const src = typeof from === 'string' ? (hash: string) => `${from}/${hash}` : from;
  return (
    <ul className="doc-photos">
      {hashes.map((hash, i) => (
        <li key={hash}>
          <a href={src(hash)} target="_blank" rel="noopener"><img src={src(hash)} alt={t('document.photo_n', { n: i + 1 })} loading="lazy" /></a>
          {onRemove && <Button look="quiet" aria-label={t('document.photo_remove_n', { n: i + 1 })} onClick={() => onRemove(hash)}>{t('document.photo_remove')}</Button>}
        </li>
      ))}
    </ul>
  );
}

export function PhotoField(props: GroupProps) {
  const Own = useContext(PhotoFieldOf) ?? DeskPhotos;
  return <Own {...props} />;
}

function DeskPhotos({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t } = useText();
  const place = useContext(PhotosOf);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const hashes = answer?.values ?? [];
  const set = (values: string[]) => onAnswer(typed(answer, field.key, { values }));
  const add = async (files: File[]) => {
    if (!place) return;
    setBusy(true);
    setProblem('');
    try {
      const kept = await Promise.all(files.slice(0, MOST_PHOTOS - hashes.length).map(place.keep));
      set([...new Set([...hashes, ...kept])]);
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
      {place && hashes.length > 0 && <Photos from={place.src} hashes={hashes} onRemove={(hash) => set(hashes.filter((one) => one !== hash))} />}
      {place && hashes.length < MOST_PHOTOS && (
        <label className="button doc-photo-add" aria-busy={busy}>{busy ? t('loading') : t('document.photo_add')}
          <input type="file" accept="image/*" multiple className="sr-only" onChange={(e) => { void add([...(e.target.files ?? [])]); e.target.value = ''; }} />
        </label>
      )}
    </fieldset>
  );
}
