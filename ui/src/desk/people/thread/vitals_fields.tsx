// SPDX-License-Identifier: Apache-2.0
// Values by the number keys; Enter goes to the next one; the last three stand beside each. An unusual value is asked about, never refused.
import type { ThreadEntry, Vitals } from '../../../api/types.ts';
import { useText } from '../../../parts/use_text.ts';
import { VITAL_FIELDS, lastValues, question, valueOf, type VitalField } from '../../../phone/write/vitals_rules.ts';
import { vitalWord } from './entry_item.tsx';
import type { WriteDraft } from './thread_rules.ts';

export function VitalsFields({ entries, values, onValues }: { entries: ThreadEntry[]; values: WriteDraft['vitals']; onValues: (values: WriteDraft['vitals']) => void }) {
  const { t } = useText();
  const asks = (field: VitalField) => {
    const found = question(field, valueOf(field.name, values[field.name] ?? ''), lastValues(entries, field.name));
    if (!found) return '';
    return found.kind === 'band' ? t('thread.vital_band', { low: found.low, high: found.high }) : t('thread.vital_jump', { before: found.before });
  };
  return (
    <div className="vitals-fields">
      {VITAL_FIELDS.map((field, i) => {
        const last = lastValues(entries, field.name);
        const asked = asks(field);
        const id = `vital-${field.name}`;
        return (
          <div key={field.name} className="vital-field">
            <label htmlFor={id}>{vitalWord(field.name)} <span className="small soft">{field.unit}</span></label>
            <input id={id} className="input input--number" inputMode="decimal" autoComplete="off" value={values[field.name] ?? ''} aria-describedby={`${id}-last`}
              onChange={(e) => onValues({ ...values, [field.name as keyof Vitals]: e.target.value })}
              onKeyDown={(e) => {
                if (e.key !== 'Enter' || e.nativeEvent.isComposing || e.ctrlKey || e.metaKey) return;
                e.preventDefault();
                document.getElementById(i + 1 < VITAL_FIELDS.length ? `vital-${VITAL_FIELDS[i + 1]!.name}` : 'write-text')?.focus();
              }} />
            <span className="small soft nums" id={`${id}-last`}>{last.length ? t('thread.vital_last', { values: last.join(', ') }) : ''}{asked && <b className="vital-asked"> {asked}</b>}</span>
          </div>
        );
      })}
    </div>
  );
}
