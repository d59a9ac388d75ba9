// SPDX-License-Identifier: Apache-2.0
// A file to choose, in the language of the screen: the browser's own box lies unseen over ours and does the work.
import { Field, type FieldShape } from './field.tsx';
import { useText } from './use_text.ts';

export function FileField({ file, onFile, accept, label, support, error, must, wide, id }: FieldShape & {
  file: File | undefined; onFile: (file: File | undefined) => void; accept: string; id?: string;
}) {
  const { t } = useText();
  return (
    <Field {...{ label, support, error, must: must ?? false, wide: wide ?? false }} {...(id ? { id } : {})}>
      {(tied) => (
        <span className={`input file-box ${error ? 'file-box--bad' : ''}`}>
          <span className="button" aria-hidden="true">{t('import.choose')}</span>
          <span className={file ? 'grow' : 'grow soft'} aria-hidden="true">{file?.name ?? t('file.none')}</span>
          <input {...tied} type="file" accept={accept} onChange={(e) => onFile(e.target.files?.[0])} />
        </span>
      )}
    </Field>
  );
}
