// SPDX-License-Identifier: Apache-2.0
import { SearchBox } from '../parts/search_box.tsx';
import { IconButton } from '../parts/button.tsx';
import { useText } from '../parts/use_text.ts';

export interface Picked { id: string; name: string }

// `except`: the one it is picked for.
export function PickFacility({ label, picked, onPicked, except }: { label: string; picked: Picked | undefined; onPicked: (picked: Picked | undefined) => void; except?: string }) {
  const { t } = useText();
  return (
    <div className="field">
      <span className="field__label">{label}</span>
      {picked
        ? <p className="line"><b>{picked.name}</b><IconButton icon="close" label={t('pick.remove')} onClick={() => onPicked(undefined)} /></p>
        : <SearchBox label={label} placeholder={t('pick.placeholder')} value="" only="facility" except={except} onSearch={() => undefined} onPick={(p) => onPicked({ id: p.code, name: p.label })} />}
    </div>
  );
}
