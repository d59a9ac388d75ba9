// SPDX-License-Identifier: Apache-2.0
import { KANA_ROWS } from '../text/kana.ts';
import { useText } from './use_text.ts';

// あかさたなはまやらわ: with counts, the empty rows are there but quiet.
export function KanaBar({ counts, value, onValue }: { counts?: Map<string, number>; value: string; onValue: (row: string) => void }) {
  const { t } = useText();
  return (
    <div className="kana-bar" role="group" aria-label={t('kana.label')}>
      {KANA_ROWS.map((row) => {
        const n = counts?.get(row);
        const none = counts !== undefined && !n && value !== row;
        return (
          <button key={row} type="button" aria-pressed={value === row} aria-disabled={none || undefined}
            aria-label={n === undefined ? t('kana.row', { row }) : t('kana.row_count', { row, count: n })}
            onClick={() => !none && onValue(value === row ? '' : row)}>{row}</button>
        );
      })}
    </div>
  );
}
