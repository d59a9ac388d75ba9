// SPDX-License-Identifier: Apache-2.0
// Who of the team does not read here, and by which way the program tells them. Loaded with its words.
import { useText } from '../../parts/use_text.ts';
import { receiverName } from '../../desk/people/thread/outside_rules.ts';
import type { Outside } from '../model.ts';

export default function Who({ members }: { members: Outside['members'] }) {
  const { t } = useText();
  return (
    <ul className="small" aria-label={t('phone.outside.who')}>
      {members.map((one) => <li key={one.member_id}>・{receiverName({ receiver: one.name, office_name: one.office_name })}: {one.allowed ? t(`outside.way_${one.way}`) : t('outside.no_basis')}</li>)}
    </ul>
  );
}
