// SPDX-License-Identifier: Apache-2.0
// The part of one member in a household: relation, law, the section that leads.
import type { SupportLaw } from '../../api/types.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';

export interface Part { relation: string; law: SupportLaw; section: string }

const LAWS: SupportLaw[] = ['none', 'long_term_care', 'disability', 'child', 'public_assistance', 'poverty', 'mental_health', 'other'];

export function PartFields({ part, onPart, relationLabel }: { part: Part; onPart: (part: Part) => void; relationLabel: string }) {
  const { t } = useText();
  return (
    <div className="form-grid">
      <TextField id="h-relation" label={relationLabel} support={t('household.relation_support')} value={part.relation} onValue={(relation) => onPart({ ...part, relation })} autoComplete="off" />
      <SelectField label={t('household.law')} value={part.law} onValue={(law) => onPart({ ...part, law: law as SupportLaw })} choices={LAWS.map((value) => ({ value, label: t(`support_law.${value}`) }))} />
      <TextField id="h-section" label={t('household.section')} support={t('household.section_support')} value={part.section} onValue={(section) => onPart({ ...part, section })} autoComplete="off" />
    </div>
  );
}
