// SPDX-License-Identifier: Apache-2.0
// Words in both languages; without the second the Japanese ones stand for both.
import type { Bilingual } from '../../api/types.ts';
import { TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';

export function TwoWords({ label, value, onValue, long, error }: { label: string; value: Bilingual; onValue: (value: Bilingual) => void; long?: boolean; error?: string | undefined }) {
  const { t } = useText();
  const Part = long ? TextArea : TextField;
  return (
    <>
      <Part label={label} value={value.ja} error={error} onValue={(ja: string) => onValue({ ...value, ja })} {...(long ? { rows: 2, wide: false } : {})} />
      <Part label={t('form_edit.in_english', { label })} value={value.en} onValue={(en: string) => onValue({ ...value, en })} {...(long ? { rows: 2, wide: false } : {})} />
    </>
  );
}
