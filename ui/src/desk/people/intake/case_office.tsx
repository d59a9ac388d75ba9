// SPDX-License-Identifier: Apache-2.0
// Which office keeps the cases of those who are new: the own one, chosen when there are several, named by the town.
import { SelectField } from '../../../parts/field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { useSession } from '../../context.tsx';
import { PickFacility } from '../../pick_facility.tsx';
import type { Intake } from './use_intake.ts';

export interface Offices { own: { id: string; name: string }[]; chosen: { id: string; name: string } | undefined; missing: boolean; choose: (office: { id: string; name: string } | undefined) => void }

export function useOffices(intake: Intake): Offices {
  const own = useSession().offices;
  const chosen = intake.kept.office ?? own[0];
  return { own, chosen, missing: !chosen, choose: (office) => office && intake.set({ office: { id: office.id, name: office.name } }) };
}

export const officeOf = ({ chosen }: Offices) => (chosen ? { office: { id: chosen.id, name: chosen.name } } : {});

export function CaseOffice({ offices }: { offices: Offices }) {
  const { t } = useText();
  const { own, chosen } = offices;
  if (own.length === 0) return <PickFacility label={t('people.case_office')} picked={chosen} onPicked={offices.choose} />;
  if (own.length === 1) return null;
  return <SelectField label={t('people.case_office')} value={chosen?.id ?? ''} onValue={(id) => offices.choose(own.find((one) => one.id === id))} choices={own.map((one) => ({ value: one.id, label: one.name }))} />;
}
