// SPDX-License-Identifier: Apache-2.0
// Files are dropped or picked, several at once where that makes sense.
import { useRef, useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { useText } from '../../../parts/use_text.ts';
import { contentOf, type ChosenFile } from './use_intake.ts';

const MOST_BYTES = 2_000_000; // more than a browser keeps for a page

export function ChooseFiles({ several, accept, drop, support, onFiles }: { several: boolean; accept: string; drop: string; support: string; onFiles: (files: ChosenFile[]) => void }) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState('');
  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, several ? 40 : 1);
    if (files.length === 0) return;
    const large = files.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES;
    setProblem(large ? t('intake.too_large') : '');
    if (!large) onFiles(await Promise.all(files.map(async (file) => ({ name: file.name, content: await contentOf(file) }))));
  };
  return (
    <div className={`drop ${over ? 'drop--over' : ''}`} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(e) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files); }}>
      <Icon name="import" size={36} />
      <p><b>{drop}</b></p>
      <p className="small soft">{support}</p>
      <Button look="primary" onClick={() => input.current?.click()}>{t('import.choose')}</Button>
      <input ref={input} type="file" multiple={several} className="sr-only" tabIndex={-1} aria-label={t('import.choose')} accept={accept} onChange={(e) => { void take(e.target.files); e.target.value = ''; }} />
      {problem && <p className="field__error" role="alert">{problem}</p>}
    </div>
  );
}
